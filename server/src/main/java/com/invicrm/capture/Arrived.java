package com.invicrm.capture;

import com.invicrm.capture.mime.Mail;
import com.invicrm.capture.mime.MessageRef;

/// A mail that was read, and where it lies.
public record Arrived(MessageRef ref, Mail mail) {}
