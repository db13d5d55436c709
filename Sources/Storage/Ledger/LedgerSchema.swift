/// The ledger's tables (design 7). Instants are seconds since 1970, days are YYYY-MM-DD, amounts minor units.
enum LedgerSchema {
    /// What makes a ledger of each version out of the one before it, and the first out of nothing.
    ///
    /// A step that was released is never changed: ledgers exist that have taken it.
    static let steps = [
        tables, tallies + contacts + usedIdentities + unthanked + waivedThanks + messageIDs + redundancies + refusals,
    ]

    static var version: Int64 { Int64(steps.count) }

    /// Stamped into the file's header, so that another database given by mistake is told apart ("rcdL").
    static let applicationID: Int64 = 0x7263_644C

    /// `letter` holds the composed bytes apart from `message`, whose row changes often.
    private static let tables = """
        CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE message (
          id INTEGER PRIMARY KEY,
          message_id TEXT NOT NULL,
          mode TEXT NOT NULL CHECK (mode IN ('live','shadow')),
          client_id TEXT NOT NULL,
          client_name TEXT NOT NULL,
          stage TEXT NOT NULL,
          occurrence INTEGER NOT NULL,
          is_demand INTEGER NOT NULL,
          currency TEXT NOT NULL,
          balance INTEGER NOT NULL,
          days_past_due INTEGER NOT NULL,
          planned_on TEXT NOT NULL,
          created_at INTEGER NOT NULL,
          sender TEXT NOT NULL,
          recipients TEXT NOT NULL,
          header_from TEXT NOT NULL,
          header_to TEXT NOT NULL,
          header_cc TEXT NOT NULL,
          bcc TEXT NOT NULL,
          subject TEXT NOT NULL,
          fingerprint TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN
            ('queued','sending','sent','deferred','failed','uncertain','cancelled','held')),
          was_uncertain INTEGER NOT NULL DEFAULT 0,
          attempts INTEGER NOT NULL DEFAULT 0,
          first_attempt_at INTEGER,
          last_attempt_at INTEGER,
          next_attempt_at INTEGER,
          ended_at INTEGER,
          ended_on TEXT,
          utc_offset INTEGER,
          reply TEXT NOT NULL DEFAULT '',
          reason TEXT,
          audit_sequence INTEGER) STRICT;
        CREATE UNIQUE INDEX message_identity ON message (message_id) WHERE state <> 'cancelled';
        CREATE INDEX message_next_attempt ON message (next_attempt_at, id) WHERE next_attempt_at IS NOT NULL;
        CREATE INDEX message_unfinished ON message (state) WHERE state NOT IN ('sent','failed','cancelled');
        CREATE INDEX message_day ON message (planned_on);
        CREATE INDEX message_client ON message (client_id);

        CREATE TABLE letter (message INTEGER PRIMARY KEY REFERENCES message(id), bytes BLOB NOT NULL) STRICT;

        CREATE TABLE reminder (
          id INTEGER PRIMARY KEY,
          message INTEGER NOT NULL REFERENCES message(id),
          mode TEXT NOT NULL,
          client_id TEXT NOT NULL,
          invoice_id TEXT NOT NULL,
          number TEXT NOT NULL,
          due_on TEXT NOT NULL,
          identity_due TEXT NOT NULL,
          stage TEXT NOT NULL,
          occurrence INTEGER NOT NULL,
          currency TEXT NOT NULL,
          balance INTEGER NOT NULL,
          dropped TEXT) STRICT;
        CREATE UNIQUE INDEX reminder_identity
          ON reminder (mode, invoice_id, identity_due, stage, occurrence) WHERE dropped IS NULL;
        CREATE INDEX reminder_client ON reminder (client_id, mode) WHERE dropped IS NULL;
        CREATE INDEX reminder_message ON reminder (message);

        CREATE TABLE attempt (
          message INTEGER NOT NULL REFERENCES message(id),
          number INTEGER NOT NULL,
          at INTEGER NOT NULL,
          verdict TEXT NOT NULL,
          reply TEXT NOT NULL,
          PRIMARY KEY (message, number)) STRICT, WITHOUT ROWID;

        CREATE TABLE refused_address (
          client_id TEXT NOT NULL,
          address TEXT NOT NULL,
          email TEXT NOT NULL,
          at INTEGER NOT NULL,
          reply TEXT NOT NULL,
          PRIMARY KEY (client_id, address)) STRICT, WITHOUT ROWID;

        CREATE TABLE missing_address (
          client_id TEXT NOT NULL, mode TEXT NOT NULL, email TEXT NOT NULL,
          PRIMARY KEY (client_id, mode)) STRICT, WITHOUT ROWID;

        CREATE TABLE seen_open (
          client_id TEXT NOT NULL, mode TEXT NOT NULL, invoice_id TEXT NOT NULL,
          PRIMARY KEY (client_id, mode, invoice_id)) STRICT, WITHOUT ROWID;

        CREATE TABLE note (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          at INTEGER NOT NULL,
          utc_offset INTEGER NOT NULL,
          client_id TEXT NOT NULL,
          client_name TEXT NOT NULL,
          title TEXT NOT NULL,
          stage TEXT,
          occurrence INTEGER,
          invoices TEXT NOT NULL,
          currency TEXT,
          balance INTEGER,
          days_past_due INTEGER,
          recipients TEXT NOT NULL,
          channel TEXT NOT NULL,
          result TEXT,
          message_id TEXT,
          author TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('open','done')),
          detail TEXT NOT NULL,
          done_at INTEGER,
          done_by TEXT) STRICT;
        CREATE INDEX note_client ON note (client_id);
        CREATE INDEX note_open ON note (state) WHERE state = 'open';

        CREATE TABLE pending_line (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          log TEXT NOT NULL CHECK (log IN ('notes','audit')),
          file TEXT NOT NULL,
          line BLOB NOT NULL,
          message INTEGER REFERENCES message(id),
          copy TEXT) STRICT;
        CREATE TABLE log_file (
          log TEXT NOT NULL, file TEXT NOT NULL, size INTEGER NOT NULL, PRIMARY KEY (log, file)
        ) STRICT, WITHOUT ROWID;
        """

    /// `tally` counts what came to an end, so that whoever watches it need not read every message; an index for the
    /// messages that ended on a day.
    private static let tallies = """
        CREATE TABLE tally (
          subject TEXT NOT NULL CHECK (subject IN ('message','attempt')),
          word TEXT NOT NULL,
          count INTEGER NOT NULL,
          last_at INTEGER NOT NULL,
          PRIMARY KEY (subject, word)) STRICT, WITHOUT ROWID;
        INSERT INTO tally SELECT 'attempt', verdict, count(*), max(at) FROM attempt GROUP BY verdict;
        INSERT INTO tally SELECT 'message', state, count(*), max(coalesce(ended_at, created_at)) FROM message
          WHERE state IN ('sent','failed','cancelled') GROUP BY state;
        CREATE TRIGGER attempt_tally AFTER INSERT ON attempt BEGIN
          INSERT INTO tally VALUES ('attempt', NEW.verdict, 1, NEW.at)
            ON CONFLICT DO UPDATE SET count = count + 1, last_at = excluded.last_at;
        END;
        CREATE TRIGGER message_tally AFTER UPDATE OF state ON message
          WHEN NEW.state <> OLD.state AND NEW.state IN ('sent','failed','cancelled') BEGIN
          INSERT INTO tally VALUES ('message', NEW.state, 1, coalesce(NEW.ended_at, NEW.created_at))
            ON CONFLICT DO UPDATE SET count = count + 1, last_at = excluded.last_at;
        END;
        CREATE INDEX message_ended_on ON message (ended_on, state) WHERE ended_on IS NOT NULL;

        """

    /// What stays of a reminder when its message is pruned, so that it is not written again (rule 6); an index for the
    /// notes that may be pruned.
    private static let usedIdentities = """
        CREATE TABLE used_identity (
          mode TEXT NOT NULL,
          invoice_id TEXT NOT NULL,
          identity_due TEXT NOT NULL,
          stage TEXT NOT NULL,
          occurrence INTEGER NOT NULL,
          client_id TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('sent','failed','cancelled')),
          ended_on TEXT NOT NULL,
          PRIMARY KEY (mode, invoice_id, identity_due, stage, occurrence)) STRICT, WITHOUT ROWID;
        CREATE INDEX used_identity_client ON used_identity (client_id, mode);
        CREATE TRIGGER reminder_used BEFORE INSERT ON reminder WHEN EXISTS (
          SELECT 1 FROM used_identity WHERE mode = NEW.mode AND invoice_id = NEW.invoice_id
            AND identity_due = NEW.identity_due AND stage = NEW.stage AND occurrence = NEW.occurrence) BEGIN
          SELECT RAISE(ABORT, 'this reminder was sent before its message was pruned');
        END;
        CREATE INDEX note_done ON note (coalesce(done_at, at)) WHERE state = 'done';
        """

    /// Which invoices were demanded and not thanked for, so that a poll need not read all that was ever sent. A demand that
    /// came to nothing after all may stay among them.
    private static let unthanked = """

        CREATE TABLE unthanked (
          mode TEXT NOT NULL, client_id TEXT NOT NULL, invoice_id TEXT NOT NULL,
          PRIMARY KEY (mode, client_id, invoice_id)) STRICT, WITHOUT ROWID;
        CREATE INDEX unthanked_invoice ON unthanked (mode, invoice_id);
        CREATE VIEW demanded AS
          SELECT r.message, r.mode, r.client_id, r.invoice_id FROM reminder r JOIN message m ON m.id = r.message
          WHERE r.dropped IS NULL AND r.stage <> 'thanks' AND m.state IN ('sent','uncertain')
            AND NOT EXISTS (SELECT 1 FROM reminder t WHERE t.mode = r.mode AND t.invoice_id = r.invoice_id
              AND t.identity_due = '' AND t.stage = 'thanks' AND t.occurrence = 1 AND t.dropped IS NULL);
        INSERT OR IGNORE INTO unthanked SELECT mode, client_id, invoice_id FROM demanded;
        CREATE TRIGGER demand_sent AFTER UPDATE OF state ON message
          WHEN NEW.state IN ('sent','uncertain') AND OLD.state NOT IN ('sent','uncertain') BEGIN
          INSERT OR IGNORE INTO unthanked SELECT mode, client_id, invoice_id FROM demanded WHERE message = NEW.id;
        END;
        CREATE TRIGGER thanks_planned AFTER INSERT ON reminder WHEN NEW.stage = 'thanks' BEGIN
          DELETE FROM unthanked WHERE mode = NEW.mode AND invoice_id = NEW.invoice_id;
        END;
        CREATE TRIGGER thanks_dropped AFTER UPDATE OF dropped ON reminder
          WHEN NEW.stage = 'thanks' AND NEW.dropped IS NOT NULL BEGIN
          INSERT OR IGNORE INTO unthanked SELECT mode, client_id, invoice_id FROM demanded
            WHERE mode = NEW.mode AND invoice_id = NEW.invoice_id;
        END;
        CREATE TRIGGER demand_pruned AFTER DELETE ON reminder WHEN OLD.stage <> 'thanks' BEGIN
          DELETE FROM unthanked WHERE mode = OLD.mode AND client_id = OLD.client_id AND invoice_id = OLD.invoice_id
            AND NOT EXISTS (SELECT 1 FROM demanded d WHERE d.mode = OLD.mode AND d.client_id = OLD.client_id
              AND d.invoice_id = OLD.invoice_id);
        END;
        """

    /// Invoices whose payment is not thanked for, as it came before `ThankYou=` asked for that.
    private static let waivedThanks = """

        CREATE TABLE waived_thanks (
          client_id TEXT NOT NULL, mode TEXT NOT NULL, invoice_id TEXT NOT NULL, waived_on TEXT NOT NULL,
          PRIMARY KEY (client_id, mode, invoice_id)) STRICT, WITHOUT ROWID;
        """

    /// Message-IDs are random to the index, and one that asks for the state is written anew with each change of it: a page
    /// for each message and commit. So the index has them all, and triggers keep two that live apart.
    private static let messageIDs = """

        DROP INDEX message_identity;
        CREATE INDEX message_identity ON message (message_id);
        CREATE TRIGGER message_twice BEFORE INSERT ON message WHEN EXISTS (
          SELECT 1 FROM message WHERE message_id = NEW.message_id AND state <> 'cancelled') BEGIN
          SELECT RAISE(ABORT, 'there is a message of this Message-ID');
        END;
        CREATE TRIGGER message_renamed BEFORE UPDATE OF message_id ON message WHEN NEW.message_id <> OLD.message_id
          AND EXISTS (SELECT 1 FROM message WHERE message_id = NEW.message_id AND state <> 'cancelled') BEGIN
          SELECT RAISE(ABORT, 'there is a message of this Message-ID');
        END;
        """

    /// Whom the server is told of follows from the headers and `bcc`, and what is a demand from the stage.
    private static let redundancies = """

        ALTER TABLE message DROP COLUMN recipients;
        ALTER TABLE message DROP COLUMN is_demand;
        """

    /// The addresses that the server refused with its last answer, copies included, joined by commas.
    private static let refusals = """

        ALTER TABLE message ADD COLUMN refused TEXT NOT NULL DEFAULT '';
        """

    /// To whom each message goes, copies apart, in small letters. `at` is when it reached them, or may have: one row for
    /// each such attempt; the greatest integer while it waits, NULL when it ended without.
    private static let contacts = """

        CREATE TABLE contact (
          message INTEGER NOT NULL REFERENCES message(id),
          mode TEXT NOT NULL,
          client_id TEXT NOT NULL,
          address TEXT NOT NULL,
          at INTEGER) STRICT;
        CREATE INDEX contact_message ON contact (message);
        CREATE INDEX contact_client ON contact (client_id, mode, at);
        CREATE INDEX contact_address ON contact (address, mode, at);
        INSERT INTO contact
          SELECT m.id, m.mode, m.client_id, lower(trim(address.value)), CASE
            WHEN m.state IN ('sent','uncertain') THEN coalesce(m.last_attempt_at, m.created_at)
            WHEN m.state NOT IN ('failed','cancelled') THEN 9223372036854775807 END
          FROM message m, json_each('["' || replace(m.header_to, ',', '","') || '"]') address
          WHERE json_valid('["' || replace(m.header_to, ',', '","') || '"]');
        """
}
