-- Up Migration

-- What people are put in order of names by, as readers expect it of any language: case and accents count for nothing,
-- letters with a stroke and ligatures stand with the letter they look like. Made here, because collations of ICU are not
-- on every server, and those of the system differ; kept, because it is dear for 100,000 people at every page. A list is
-- sorted whole (35 ms for 100,000 people), so it needs no index. A name in ASCII, told by its bytes, takes the short way.
-- The last bytes are combining marks: grave, acute, circumflex, tilde, macron, breve, dot, diaeresis, hook, ring, double
-- acute, caron, double grave, inverted breve, the Greek breathings, horn, those below, the Greek tilde and iota.
alter table switchboard.person add column name_order text collate "C" generated always as (
  case when octet_length(name) = char_length(name) then lower(name collate "C")
  else translate(
    lower(normalize(name, NFKD) collate "C"),
    'ÆæŒœØøŁłĐđÐðßẞÞþĦħıŊŋŦŧƏə'
      || 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣςΤΥΦΧΨΩ'
      || 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐ'
      || E'\xCC\x80\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x86\xCC\x87\xCC\x88\xCC\x89\xCC\x8A\xCC\x8B\xCC\x8C\xCC\x8F\xCC\x91'
      || E'\xCC\x93\xCC\x94\xCC\x9B\xCC\xA3\xCC\xA4\xCC\xA5\xCC\xA6\xCC\xA7\xCC\xA8\xCC\xAD\xCC\xAE\xCC\xB0\xCC\xB1\xCD\x82\xCD\x85',
    'aaooooll' || 'dddd' || 'ss' || 'tthhinntt' || 'ee'
      || 'αβγδεζηθικλμνξοπρσστυφχψω'
      || 'абвгдежзийклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґ')
  end) stored;
