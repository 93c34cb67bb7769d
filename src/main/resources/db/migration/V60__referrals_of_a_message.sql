-- A message that asks customs' question, or gives customs the post's answer, is told beside what it follows from. One
-- about cargo has no item to be found by.
create index document_referral on document (referral) where referral is not null;
create index referral_answer on referral (answer);
