-- A checker is told where a picture was used before, exactly or almost. Almost: at most 5 of the 64 bits that say what a picture looks
-- like differ. Of pictures that differ in 3 bits or fewer at least one quarter is the same, so each quarter has an index; those that
-- differ in more are found where a quarter happens to agree.
create index picture_first_quarter on ground.file (substring(likeness from 1 for 16)) where likeness is not null;
create index picture_second_quarter on ground.file (substring(likeness from 17 for 16)) where likeness is not null;
create index picture_third_quarter on ground.file (substring(likeness from 33 for 16)) where likeness is not null;
create index picture_fourth_quarter on ground.file (substring(likeness from 49 for 16)) where likeness is not null;

-- the function below runs with the owner's rights; the runtime role never is the owner
create policy alike on ground.file for select to current_user using (true);
create policy alike on ground.attachment for select to current_user using (true);

-- Where pictures with this hash, or almost with this likeness, are evidence, the likest and latest first. Across scope no more is told
-- than the area; what an attachment belongs to is read under the asker's own policies. A picture of one tone looks like any other of one
-- tone, so those are compared by hash alone.
create function ground.find_alike(wanted_hash text, wanted bit(64), at_most integer)
  returns table (attachment_id uuid, area text, same boolean)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select attachment.id, attachment.area, file.same
  from (
    select id, true as same, 0 as bits from ground.file where hash = wanted_hash and kind = 'image'
    union all
    select id, false, bit_count(likeness # wanted)::integer from ground.file
    where likeness is not null and hash <> wanted_hash and bit_count(wanted) between 8 and 56 and bit_count(likeness # wanted) <= 5
      and (substring(likeness from 1 for 16) = substring(wanted from 1 for 16) or substring(likeness from 17 for 16) = substring(wanted from 17 for 16)
        or substring(likeness from 33 for 16) = substring(wanted from 33 for 16) or substring(likeness from 49 for 16) = substring(wanted from 49 for 16))
  ) as file join ground.attachment on attachment.file_id = file.id and attachment.purpose in ('before', 'after', 'onSite')
  where ground.scope_kind() is not null
  order by file.same desc, file.bits, attachment.id desc limit at_most
$$;
revoke execute on function ground.find_alike(text, bit, integer) from public;
grant execute on function ground.find_alike(text, bit, integer) to clearloop_app;
