import Intake
import Questionnaires
import Responses
import Tables
import Units
import Validation

#if canImport(Glibc)
import Glibc
#endif

/// Fuzzes the reading and judging of batches of one kind.
struct BatchFuzz {
    static let csv = made("batch-csv", ending: "csv")
    static let xml = made("forms", ending: "xml")
    static let xlsx = made("xlsx", ending: "xlsx")
    static let parts = made("xlsx-parts", ending: "xlsx")

    private let path: String
    private let name: String
    private let reader: BatchReader
    private let validator: Validator
    private let questionnaire: String

    private static func made(_ target: String, ending: String) -> Result<BatchFuzz, FuzzFailure> {
        Result { () throws(FuzzFailure) in try BatchFuzz(target, ending: ending) }
    }

    private init(_ target: String, ending: String) throws(FuzzFailure) {
        let instrument = try FuzzInstrument()
        // In memory where the system has such a place.
        path = "/\(access("/dev/shm", W_OK) == 0 ? "dev/shm" : "tmp")/hailong-fuzz-\(target)-\(getpid()).\(ending)"
        name = "batches/fuzz." + ending
        questionnaire = instrument.questionnaire.id
        reader = BatchReader(
            questionnaires: [instrument.questionnaire], registry: instrument.registry, finder: instrument.finder)
        validator = Validator(
            questionnaire: instrument.questionnaire, settings: ValidationSettings(), decisions: [])
    }

    /// Reads a batch: it is refused, or every record of it is accounted for.
    func read(_ input: [UInt8]) throws(FuzzFailure) -> FuzzVerdict {
        try write(input)
        defer { unlink(path) }
        let contents: BatchContents
        do throws(IntakeError) {
            contents = try reader.read(
                path, name: name, questionnaire: questionnaire,
                settings: [questionnaire: BatchSettings(salvage: true)])
        } catch {
            return .refused(error.message)
        }
        try require(contents.recordCount == contents.table.rowCount + contents.refused.count, "records are lost")
        for refused in contents.refused { _ = try? reader.rawText(of: refused.origin, path: path) }
        let result: ValidationResult
        do throws(ValidationError) {
            result = try validator.validate([contents])
        } catch {
            throw FuzzFailure("validation: \(error)")
        }
        try judge(result, of: contents)
        return .read
    }

    private func judge(_ result: ValidationResult, of contents: BatchContents) throws(FuzzFailure) {
        for verdict in result.batches {
            try require(verdict.counts.isConserved, "fates do not add up")
            try require(verdict.counts.records == contents.recordCount, "validation lost records")
        }
        try require(result.accepted.rowCount == result.count(\.accepted), "accepted records are lost")
    }

    private func write(_ bytes: [UInt8]) throws(FuzzFailure) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        defer { if file >= 0 { close(file) } }
        try require(file >= 0 && Glibc.write(file, bytes, bytes.count) == bytes.count, "cannot write \(path)")
    }
}
