-- What a statement says one price of a holding was on its day, for as many units as its asset is quoted for.
alter table stated_holding add column price decimal(38, 18);
alter table stated_holding add column price_currency varchar;
