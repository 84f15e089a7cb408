import GRDB

/// The tables of the ledger and how connections to it are set up.
enum LedgerSchema {
    /// What marks a database as a ledger of this program: "HaiL" as a 32-bit number.
    static let applicationID = 0x4861_694C
    /// How long a connection waits for another's transaction, in seconds.
    private static let patience = 10.0

    /// How each connection is set up.
    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "ledger"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { db in
            // page_size: BLOBs of 64 KiB and more go in a quarter faster than with pages of 4 KiB (for new files only).
            // synchronous: after a power cut the last transactions may be gone, never half there, and a cache can bear that.
            // secure_delete: what is purged, personal data among it, is overwritten and not only forgotten.
            try db.execute(
                sql: """
                    PRAGMA page_size = 16384;
                    PRAGMA synchronous = NORMAL;
                    PRAGMA secure_delete = ON;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA journal_size_limit = 67108864;
                    """)
        }
        return configuration
    }

    /// The versions of the tables in order. A version that has been released is never changed: a new one is added.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("batches") { db in
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: batchTables)
        }
        migrator.registerMigration("source notes") { db in try db.execute(sql: noteTable) }
        migrator.registerMigration("counted findings") { db in
            try db.execute(sql: "ALTER TABLE finding ADD COLUMN count INTEGER NOT NULL DEFAULT 1")
        }
        // How the codes of a block are written, and how many there are: `PackedCodes` and `PackedOrigins`. What an older
        // version stored has the numbers of none (0), by which codes are taken as they are.
        migrator.registerMigration("packed blocks") { db in
            try db.execute(
                sql: """
                    ALTER TABLE answer_block ADD COLUMN packing INTEGER NOT NULL DEFAULT 0;
                    ALTER TABLE answer_block ADD COLUMN rows INTEGER;
                    ALTER TABLE row_block ADD COLUMN packing INTEGER NOT NULL DEFAULT 0;
                    ALTER TABLE row_block ADD COLUMN unit_packing INTEGER NOT NULL DEFAULT 0;
                    ALTER TABLE row_block ADD COLUMN rows INTEGER;
                    """)
        }
        // Which submissions of a form server the rows are: identifiers in two halves, and, where there are any, places in a repeat
        // and states. Kind 4 of `source_note` came with it: an edit that left no row.
        migrator.registerMigration("submissions") { db in
            try db.execute(
                sql: """
                    CREATE TABLE submission_block (
                        batch INTEGER NOT NULL REFERENCES batch ON DELETE CASCADE,
                        number INTEGER NOT NULL,
                        highs BLOB NOT NULL,
                        lows BLOB NOT NULL,
                        places BLOB NOT NULL,
                        revisions BLOB NOT NULL,
                        PRIMARY KEY (batch, number)
                    ) STRICT;
                    """)
        }
        return migrator
    }

    /// Whether a database is a ledger, or a new one in which nothing stands yet but perhaps the empty list of versions, which
    /// GRDB makes first.
    static func isLedgerOrEmpty(_ db: Database) throws -> Bool {
        if try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID {
            return true
        }
        return try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'") == 0
    }

    /// Columns of answers are stored by blocks of 65,536 rows, one BLOB a column and block, little-endian; a row a record
    /// would be twelve times slower to write and fifty times slower to read.
    private static let batchTables = """
        CREATE TABLE batch (
            id INTEGER PRIMARY KEY,
            file TEXT NOT NULL UNIQUE,
            sha256 TEXT NOT NULL,
            reading TEXT NOT NULL,
            size INTEGER NOT NULL,
            format TEXT NOT NULL,
            encoding TEXT NOT NULL,
            dialect TEXT,
            collection TEXT,
            period TEXT,
            questionnaire TEXT NOT NULL,
            records INTEGER NOT NULL,
            refused INTEGER NOT NULL,
            findings INTEGER NOT NULL,
            checksum INTEGER NOT NULL
        ) STRICT;

        -- One row a question: its place in the questionnaire and how its answers are coded.
        CREATE TABLE answer_column (
            batch INTEGER NOT NULL REFERENCES batch ON DELETE CASCADE,
            place INTEGER NOT NULL,
            kind TEXT NOT NULL,
            PRIMARY KEY (batch, place)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE answer_block (
            batch INTEGER NOT NULL REFERENCES batch ON DELETE CASCADE,
            place INTEGER NOT NULL,
            number INTEGER NOT NULL,
            codes BLOB NOT NULL,
            PRIMARY KEY (batch, place, number)
        ) STRICT;

        -- The distinct texts of a column in order, some at a time: their lengths in bytes, and their UTF-8 joined.
        CREATE TABLE answer_text (
            batch INTEGER NOT NULL REFERENCES batch ON DELETE CASCADE,
            place INTEGER NOT NULL,
            number INTEGER NOT NULL,
            lengths BLOB NOT NULL,
            texts BLOB NOT NULL,
            PRIMARY KEY (batch, place, number)
        ) STRICT;

        -- What is known of each row beside its answers: the unit, and the origin in four columns.
        CREATE TABLE row_block (
            batch INTEGER NOT NULL REFERENCES batch ON DELETE CASCADE,
            number INTEGER NOT NULL,
            units BLOB NOT NULL,
            records BLOB NOT NULL,
            lines BLOB NOT NULL,
            lengths BLOB NOT NULL,
            bytes BLOB NOT NULL,
            PRIMARY KEY (batch, number)
        ) STRICT;

        CREATE TABLE refused_record (
            batch INTEGER NOT NULL REFERENCES batch ON DELETE CASCADE,
            number INTEGER NOT NULL,
            record INTEGER NOT NULL,
            line INTEGER NOT NULL,
            length INTEGER NOT NULL,
            byte INTEGER NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (batch, number)
        ) STRICT;

        -- `refused` is 1 for why refused record `number` was refused, 0 for finding `number` of the batch.
        CREATE TABLE finding (
            batch INTEGER NOT NULL REFERENCES batch ON DELETE CASCADE,
            refused INTEGER NOT NULL,
            number INTEGER NOT NULL,
            rule TEXT NOT NULL,
            severity TEXT NOT NULL,
            record INTEGER,
            line INTEGER,
            byte INTEGER,
            field TEXT,
            value TEXT,
            vi TEXT NOT NULL,
            en TEXT NOT NULL,
            PRIMARY KEY (batch, refused, number)
        ) STRICT, WITHOUT ROWID;
        """

    /// What the source says of records beside their answers. `kind` is 0 for a row that it leaves out (`text` is the reason),
    /// 1 for a row that replaces a submission (`text` is its identifier), 2 for a file of an archive (`place` is its first record).
    private static let noteTable = """
        CREATE TABLE source_note (
            batch INTEGER NOT NULL REFERENCES batch ON DELETE CASCADE,
            kind INTEGER NOT NULL,
            place INTEGER NOT NULL,
            number INTEGER NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (batch, kind, place, number)
        ) STRICT, WITHOUT ROWID;
        """
}
