package com.invicrm.deals;

import java.util.UUID;

/// Where a deal stands, and what that makes of it.
record Place(UUID pipelineId, UUID stageId, DealStatus status) {}
