#if canImport(Glibc)
import Glibc
#endif

/// A campaign with one batch of a shape, in the folders that the program reads.
struct Workspace {
    let shape: Shape
    let scale: Double
    let root: String

    private static let units = 100

    /// Writes it all; false if a file cannot be written.
    func write() -> Bool {
        let campaign = root + "/responses/" + shape.id
        for folder in [root, root + "/questionnaires", root + "/responses", campaign, campaign + "/batches"] {
            mkdir(folder, 0o755)
        }
        var truth = Truth(items: shape.items)
        var batch = Batch(shape: shape, units: Self.units)
        let records = max(1, Int(Double(shape.records) * scale))
        for number in 1...shape.files {
            let name = shape.files == 1 ? shape.id : "\(shape.id)-\(number)"
            guard var sink = Sink(campaign + "/batches/" + name + (shape.isXML ? ".xml" : ".csv")) else { return false }
            batch.write(records: records, to: &sink, truth: &truth)
            guard sink.close() else { return false }
        }
        return Sink.write(questionnaire, to: root + "/questionnaires/bench-\(shape.id).questionnaire.xml")
            && Sink.write(definition, to: campaign + "/campaign.xml")
            && Sink.write(unitTable, to: campaign + "/units.csv")
            && Sink.write(truth.json, to: root + "/" + shape.id + ".truth.json")
    }

    private var unitTable: String {
        let rows = (0..<Self.units).map { "\(Self.code($0)),Xã số \(Self.code($0)),commune,Xã,no,60000" }
        return "code,name,kind,block,centre,population\n" + rows.joined(separator: "\n") + "\n"
    }

    /// A unit's code: three digits.
    static func code(_ unit: Int) -> String { "\(101 + unit)" }

    private var definition: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <campaign xmlns="urn:hailong:campaign:1" id="\(shape.id)" year="2026">
          <title vi="Đo tốc độ: \(shape.id)" en="Benchmark: \(shape.id)"/>
          <questionnaire id="bench-\(shape.id)"/>
          <units file="units.csv"/>
        </campaign>

        """
    }

    private var questionnaire: String {
        let levels = (0..<5).map { place in
            "      <level code=\"\(Shape.codes[place])\" vi=\"\(Shape.labels[place])\" en=\"Level \(place + 1)\" "
                + "score=\"\(place + 1)\"\(place > 2 ? " satisfied=\"true\"" : "")/>"
        }
        let items = (1...shape.items).map { number in
            "        <item id=\"q\(number)\" scale=\"satisfaction\"><vi>Tiêu chí \(number)</vi><en>Item \(number)</en></item>"
        }
        let comments = (0..<shape.comments).map { number in
            "      <text id=\"c\(number + 1)\" maximumLength=\"2000\"><vi>Ý kiến \(number + 1)</vi><en>Comment \(number + 1)</en></text>"
        }
        let last =
            comments.isEmpty
            ? ""
            : "    <section id=\"end\" vi=\"Ý kiến\" en=\"Comments\">\n\(comments.joined(separator: "\n"))\n    </section>\n"
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <questionnaire xmlns="urn:hailong:questionnaire:1" id="bench-\(shape.id)" version="1" wording="unofficial">
              <title><vi>Phiếu đo tốc độ</vi><en>Benchmark form</en></title>
              <source><vi>Dựng để đo tốc độ.</vi><en>Made to measure speed.</en></source>
              <scales>
                <scale id="satisfaction">
            \(levels.joined(separator: "\n"))
                </scale>
              </scales>
              <sections>
                <section id="head" vi="Thông tin phiếu" en="About this form">
                  <text id="form" role="formNumber" required="true" maximumLength="40"><vi>Số phiếu</vi><en>Form number</en></text>
                  <text id="unit" role="unit" required="true" maximumLength="200"><vi>Đơn vị</vi><en>Unit</en></text>
                </section>
                <section id="rating" vi="Mức độ hài lòng" en="Satisfaction">
                  <factor id="all" vi="Chung" en="All">
            \(items.joined(separator: "\n"))
                  </factor>
                </section>
            \(last)  </sections>
              <index id="index" formula="topLevels"><vi>Chỉ số hài lòng</vi><en>Satisfaction index</en><pooled/></index>
            </questionnaire>

            """
    }
}
