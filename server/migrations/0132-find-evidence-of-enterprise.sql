-- The whole file of an enterprise takes its evidence along, among those of all others.
create index attachment_of_enterprise on ground.attachment (enterprise_id, attached_at) where enterprise_id is not null;
