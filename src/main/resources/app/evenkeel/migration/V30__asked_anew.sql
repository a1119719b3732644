-- Until now these held the days that were asked for, whether the answers reached them or not. Each feed
-- is asked once more, and what it tells of is kept from then on.
delete from asked_from;
delete from asked_past;
