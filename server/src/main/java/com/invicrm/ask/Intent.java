package com.invicrm.ask;

/// What a question wants.
public enum Intent {
  contact_lookup,
  company_lookup,
  deal_status,
  deals_list,
  activity_log,
  reminder_create,
  task_create,
  relationship_status,
  pipeline_overview,
  briefing,
  help,
  unknown
}
