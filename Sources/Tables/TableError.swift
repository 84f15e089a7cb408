/// Why a table could not be read or written. Each case names the file as the user gave it.
public enum TableError: Error, Equatable, Sendable {
    /// There is no such file.
    case missingFile(file: String)
    /// The folder that a file should be written to does not exist, or is not a folder.
    case missingFolder(folder: String)
    /// A folder stands where a file was expected.
    case isFolder(file: String)
    /// A pipe, socket or device stands where a file was expected.
    case notRegular(file: String)
    /// The file may not be read or written by this user.
    case notPermitted(file: String)
    /// The file system cannot be written to.
    case readOnly(file: String)
    /// The disk, or the user's share of it, is full.
    case diskFull(file: String)
    /// The operating system reported an error; `code` is its errno.
    case inputOutput(file: String, operation: FileOperation, code: Int32)
    /// The file has more bytes than are allowed for its kind.
    case tooLarge(file: String, bytes: Int, limit: Int)
    /// The file's size or time changed between opening it and reaching its end.
    case changedWhileRead(file: String)
    /// The digest library refused to work.
    case digestUnavailable(file: String)
    /// The text is in an encoding that is not read; `looksLike` says what it seems to be.
    case unsupportedEncoding(file: String, looksLike: ForeignEncoding)
    /// A ZIP archive, or one of its entries, cannot be read.
    case archive(file: String, entry: String?, problem: ArchiveProblem)
    /// A workbook cannot be read.
    case unreadableWorkbook(file: String, problem: XLSXProblem)
    /// There is no header row: the file holds no record at all.
    case noHeader(file: String)
    /// The header row cannot be trusted.
    case damagedHeader(file: String, line: Int, damage: CSVRecordFlags)
    /// A record of a whole table cannot be trusted.
    case damagedRecord(file: String, line: Int, damage: CSVRecordFlags)
    /// Two columns (counted from 1) have one name.
    case duplicateColumn(file: String, line: Int, name: String, first: Int, second: Int)
    /// A row has another number of cells than the header.
    case wrongCellCount(file: String, line: Int, expected: Int, found: Int)
    /// A column that is needed is not there.
    case missingColumn(file: String, name: String, present: [String])
    /// Something cannot be written into a workbook.
    case workbook(file: String, problem: WorkbookProblem)
}

/// What was being done with a file when the operating system reported an error.
public enum FileOperation: String, Sendable, Hashable {
    /// Opening or creating.
    case open
    /// Reading.
    case read
    /// Writing.
    case write
    /// Forcing what was written to the disk.
    case sync
    /// Putting the new file in the place of the old.
    case rename
    /// Taking the lock that keeps a second writer out.
    case lock
}

extension TableError {
    /// The file or folder that the error is about.
    public var file: String {
        switch self {
        case .missingFile(let file), .isFolder(let file), .notRegular(let file), .notPermitted(let file),
            .readOnly(let file), .diskFull(let file), .changedWhileRead(let file), .digestUnavailable(let file),
            .noHeader(let file), .inputOutput(let file, _, _), .tooLarge(let file, _, _),
            .unsupportedEncoding(let file, _), .damagedHeader(let file, _, _), .damagedRecord(let file, _, _),
            .duplicateColumn(let file, _, _, _, _), .wrongCellCount(let file, _, _, _), .missingColumn(let file, _, _),
            .workbook(let file, _), .archive(let file, _, _),
            .unreadableWorkbook(let file, _):
            file
        case .missingFolder(let folder): folder
        }
    }

    /// The physical line that the error is about, counted from 1, where there is one.
    public var line: Int? {
        switch self {
        case .damagedHeader(_, let line, _), .damagedRecord(_, let line, _), .duplicateColumn(_, let line, _, _, _),
            .wrongCellCount(_, let line, _, _):
            line
        default: nil
        }
    }
}
