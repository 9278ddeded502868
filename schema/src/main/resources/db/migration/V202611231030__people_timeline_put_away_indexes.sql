-- One thought: what was put away is listed too, and those are few among many.
create index contacts_put_away on contacts (tenant_id, id desc) where is_deleted;
create index companies_put_away on companies (tenant_id, id desc) where is_deleted;
create index activities_put_away on activities (tenant_id, occurred_at desc, id desc) where is_deleted;
