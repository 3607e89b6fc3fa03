import { Migration } from '@mikro-orm/migrations'

/** What the tables lean on: trigrams for typing errors, and a text search that is blind to accents and case. */
export class Migration20261121000000_extensions extends Migration {
  override up() {
    this.addSql('create extension if not exists pg_trgm')
    this.addSql('create extension if not exists unaccent')
    this.addSql('create text search configuration perdure (copy = simple)')
    this.addSql(
      'alter text search configuration perdure alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with unaccent, simple',
    )
    this.addSql('create sequence ticket_number')
  }

  override down() {
    this.addSql('drop sequence ticket_number')
    this.addSql('drop text search configuration perdure')
    this.addSql('drop extension unaccent')
    this.addSql('drop extension pg_trgm')
  }
}
