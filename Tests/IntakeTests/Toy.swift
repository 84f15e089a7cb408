import Figures
import FoundationEssentials
import Intake
import Questionnaires
import Responses
import Units

/// A small questionnaire with one question of each kind, three units, and files in a temporary folder.
struct Toy {
    static let xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <questionnaire xmlns="urn:hailong:questionnaire:1" id="toy" version="1" wording="unofficial">
          <title><vi>Phiếu thử</vi><en>Toy</en></title>
          <source><vi>Tự đặt</vi><en>Made</en></source>
          <scales>
            <scale id="satisfaction">
              <level code="1" vi="Không hài lòng" en="Dissatisfied" score="1"/>
              <level code="2" vi="Bình thường" en="Neutral" score="2"/>
              <level code="3" vi="Hài lòng" en="Satisfied" score="3" satisfied="true"/>
              <missing code="98" reason="doesNotKnow" vi="Không biết" en="Does not know"/>
            </scale>
            <scale id="channels">
              <level code="1" vi="Tại quầy" en="Desk"/>
              <level code="2" vi="Bưu chính" en="Post"/>
              <level code="3" vi="Trực tuyến" en="Online"/>
            </scale>
          </scales>
          <sections>
            <section id="head" vi="Đầu" en="Head">
              <text id="unit" role="unit" required="true" maximumLength="200"><vi>Đơn vị</vi><en>Unit</en><alias>don_vi</alias></text>
              <text id="form" role="formNumber" required="true" maximumLength="40"><vi>Số phiếu</vi><en>Form</en><alias>so_phieu</alias></text>
              <date id="date" role="date"><vi>Ngày</vi><en>Day</en></date>
            </section>
            <section id="body" vi="Thân" en="Body">
              <factor id="all" vi="Chung" en="All">
              <item id="q1" scale="satisfaction"><vi>Câu một</vi><en>First</en><alias>cau_1</alias></item>
              <item id="q2" scale="satisfaction"><vi>Câu hai</vi><en>Second</en><alias>cau_2</alias></item>
              </factor>
              <multiple id="channels" scale="channels"><vi>Hình thức</vi><en>Channels</en></multiple>
              <number id="visits" minimum="0" maximum="20" decimals="1"><vi>Số lần</vi><en>Visits</en></number>
              <text id="comment" maximumLength="40"><vi>Góp ý</vi><en>Comment</en></text>
              <text id="phone" personal="true" maximumLength="12"><vi>Điện thoại</vi><en>Telephone</en></text>
            </section>
          </sections>
          <index id="index" formula="topLevels"><vi>Chỉ số</vi><en>Index</en><pooled/></index>
        </questionnaire>
        """

    static let questionnaire = Result { try QuestionnaireReader.read(Array(xml.utf8), file: "toy.questionnaire.xml") }
    static let registry = Result {
        try UnitRegistry([
            Unit(code: "A1", name: "Xã Hoa Sen"), Unit(code: "A2", name: "Xã Sông Trăng"),
            Unit(code: "A3", name: "Thị trấn Bến Gió"),
        ])
    }

    /// Shared by all tests, as a campaign shares it among its batches.
    static let shared = Result {
        let registry = try Toy.registry.get()
        return BatchReader(
            questionnaires: [try questionnaire.get()], registry: registry, finder: try UnitFinder(registry))
    }

    let folder: TemporaryFolder
    let reader: BatchReader

    init() throws {
        folder = try TemporaryFolder()
        reader = try Self.shared.get()
    }

    /// The questions of the toy in order.
    static let headings = ["unit", "form", "date", "q1", "q2", "channels", "visits", "comment", "phone"]

    /// Reads bytes as a batch of a name.
    func read(
        _ bytes: [UInt8], _ name: String = "batch.csv", settings: BatchSettings = BatchSettings()
    ) throws -> BatchContents {
        let path = try folder.write(bytes, name)
        return try reader.read(path, name: name, questionnaire: "toy", settings: ["toy": settings])
    }

    func read(_ text: String, _ name: String = "batch.csv", settings: BatchSettings = BatchSettings()) throws
        -> BatchContents
    {
        try read(Array(text.utf8), name, settings: settings)
    }

    /// The error that reading bytes ends in, nil if it does not.
    func error(
        _ bytes: [UInt8], _ name: String = "batch.csv", settings: BatchSettings = BatchSettings()
    ) throws -> IntakeError? {
        do {
            _ = try read(bytes, name, settings: settings)
            return nil
        } catch let error as IntakeError {
            return error
        }
    }

    func error(_ text: String, _ name: String = "batch.csv", settings: BatchSettings = BatchSettings()) throws
        -> IntakeError?
    {
        try error(Array(text.utf8), name, settings: settings)
    }

    /// A document of forms.
    static func forms(_ forms: String, questionnaire: String = "toy") -> String {
        "<forms xmlns=\"urn:hailong:forms:1\" questionnaire=\"\(questionnaire)\">\n\(forms)\n</forms>\n"
    }
}

/// A folder that is removed with the value that holds it.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/hailong-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and gives its path.
    func write(_ bytes: [UInt8], _ name: String) throws -> String {
        let file = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }
}

extension BatchContents {
    /// All rows as texts: the codes of levels, numbers, dates and texts, or the missing reason in brackets.
    func rows(_ questionnaire: Questionnaire) -> [[String]] {
        (0..<table.rowCount).map { row in
            table.columns.indices.map { position in
                let column = table.columns[position]
                if let reason = column.missingReason(row) { return "[\(reason.name)]" }
                let levels = questionnaire.scale(of: questionnaire.questions[position])?.levels ?? []
                return switch column {
                case .codes8, .codes16: levels[column.level(row) ?? 0].code
                case .sets(let sets):
                    levels.indices.filter { sets[row] >> UInt64($0) & 1 == 1 }.map { levels[$0].code }.joined(
                        separator: "+")
                case .numbers(let numbers): "\(numbers[row])"
                case .dates(let dates): DateCodes.date(of: dates[row])?.iso ?? "?"
                case .texts(let texts): texts[row] ?? "?"
                }
            }
        }
    }

    /// The rules of the findings, in order of the record.
    var rules: [String] { findings.map(\.rule) }
}

/// Bytes of a text in UTF-16.
func utf16(_ text: String, lowFirst: Bool = true, mark: Bool = true) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
        let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8))
        return lowFirst ? [low, high] : [high, low]
    }
}
