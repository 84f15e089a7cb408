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
    static let csv = BatchFuzz(ending: "csv")
    static let xml = BatchFuzz(ending: "xml")
    static let xlsx = BatchFuzz(ending: "xlsx")

    private let path: String
    private let reader: BatchReader
    private let validator: Validator
    private let settings = [FuzzInstrument.questionnaire.id: BatchSettings(salvage: true)]

    private init(ending: String) {
        // In memory where the system has such a place.
        path = "/\(access("/dev/shm", W_OK) == 0 ? "dev/shm" : "tmp")/hailong-fuzz-\(getpid()).\(ending)"
        let registry = FuzzInstrument.registry
        reader = BatchReader(
            questionnaires: [FuzzInstrument.questionnaire], registry: registry, finder: FuzzInstrument.finder)
        validator = Validator(
            questionnaire: FuzzInstrument.questionnaire, settings: ValidationSettings(), decisions: [])
    }

    /// Reads a batch: it is refused, or every record of it is accounted for.
    func read(_ input: [UInt8]) -> CInt {
        write(input)
        guard
            let contents = try? reader.read(
                path, name: "batches/fuzz." + (path.split(separator: ".").last ?? ""),
                questionnaire: FuzzInstrument.questionnaire.id, settings: settings)
        else { return 0 }
        require(contents.recordCount == contents.table.rowCount + contents.refused.count, "records are lost")
        for refused in contents.refused { _ = try? reader.rawText(of: refused.origin, path: path) }
        do {
            let result = try validator.validate([contents])
            for verdict in result.batches {
                require(verdict.counts.isConserved, "fates do not add up")
                require(verdict.counts.records == contents.recordCount, "validation lost records")
            }
            require(result.accepted.rowCount == result.count(\.accepted), "accepted records are lost")
        } catch {
            require(false, "validation: \(error)")
        }
        return 0
    }

    private func write(_ bytes: [UInt8]) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        defer { close(file) }
        require(file >= 0 && Glibc.write(file, bytes, bytes.count) == bytes.count, "cannot write \(path)")
    }
}

/// A questionnaire with every kind of question, and two units.
enum FuzzInstrument {
    static let questionnaire: Questionnaire = {
        guard let read = try? QuestionnaireReader.read(Array(text.utf8)) else {
            print("the fuzzers' questionnaire cannot be read")
            abort()
        }
        return read
    }()

    static let registry: UnitRegistry = {
        let table = "code,name\nA,Xã An\nB,Xã Bình\n"
        guard let read = try? UnitRegistry.read(table: Table(bytes: Array(table.utf8), name: "units.csv")) else {
            abort()
        }
        return read
    }()

    static let finder: UnitFinder = {
        guard let finder = try? UnitFinder(registry) else { abort() }
        return finder
    }()

    /// The questionnaire, which is also a seed of the fuzzer of questionnaires.
    static let text = """
        <questionnaire xmlns="urn:hailong:questionnaire:1" id="nho" version="1" wording="unofficial">
          <title><vi>Phiếu nhỏ</vi><en>Small form</en></title>
          <source><vi>Đặt ra để thử.</vi><en>Made for tests.</en></source>
          <scales>
            <scale id="s">
              <level code="1" vi="Không hài lòng" en="Dissatisfied" score="1"/>
              <level code="2" vi="Hài lòng" en="Satisfied" score="2" satisfied="true"/>
              <missing code="98" reason="doesNotKnow" vi="Không biết" en="Does not know"/>
            </scale>
            <scale id="w"><level code="1" vi="Trực tiếp" en="Desk"/><level code="2" vi="Trực tuyến" en="Online"/></scale>
          </scales>
          <sections>
            <section id="h" vi="Đầu" en="Head">
              <text id="unit" role="unit" required="true"><vi>Đơn vị</vi><en>Unit</en></text>
              <text id="form" role="formNumber" required="true" maximumLength="40"><vi>Số phiếu</vi><en>Form</en></text>
              <date id="date" role="date"><vi>Ngày</vi><en>Day</en></date>
              <text id="phone" personal="true" maximumLength="20"><vi>Điện thoại</vi><en>Telephone</en></text>
              <number id="age" minimum="18" maximum="120"><vi>Tuổi</vi><en>Age</en></number>
              <multiple id="ways" scale="w"><vi>Hình thức</vi><en>Ways</en></multiple>
            </section>
            <section id="r" vi="Đánh giá" en="Rating">
              <factor id="f" vi="Phục vụ" en="Service">
                <item id="q1" scale="s"><vi>Một</vi><en>One</en></item>
                <item id="q2" scale="s"><vi>Hai</vi><en>Two</en><relevant>${q1} = '2'</relevant></item>
              </factor>
            </section>
          </sections>
          <rules>
            <rule id="r1" severity="error">
              <test>count-selected(${ways}) &lt;= 1 or ${age} &gt; 20</test><vi>Sai.</vi><en>Wrong.</en>
            </rule>
          </rules>
          <index id="overall" formula="topLevels"><vi>Chỉ số</vi><en>Index</en><pooled/></index>
        </questionnaire>
        """
}
