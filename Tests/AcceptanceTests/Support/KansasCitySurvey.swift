import Tables
import Testing

/// The shared folder of the Kansas City survey, and a campaign made of it: council districts as units, waves as periods,
/// code 9 as "does not know".
struct KansasCitySurvey {
    /// The campaign's folder below a workspace.
    static let folder = "responses/kansas-city-2022"

    private static let data = Repository.shared.map { $0 + "/data/kcmo-resident-survey" }

    /// Whether the data are there.
    static var isThere: Bool { data.map { Files.exists($0 + "/reference.csv") } ?? false }

    /// A wave and its file.
    struct Wave {
        var id: String
        var file: String
    }

    /// A row of the reference: an item in a wave, or in both (`ALL`).
    struct Row {
        var question: String
        var wave: String
        var valid: Int
        var satisfied: Int
        var percent: Double
    }

    let waves = [
        Wave(id: "1QSEP2021", file: "FY2022_RS_Cleaned_safe.csv"),
        Wave(id: "3QMAR2022", file: "kcmo_mar_2022_safe.csv"),
    ]
    let reference: [Row]

    init() throws {
        let data = try #require(Self.data)
        reference = try Table.read(file: data + "/reference.csv").rows.map { row in
            Row(
                question: try #require(row["question"]), wave: try #require(row["quarter"]),
                valid: try #require(row["n_valid_1_to_5"].flatMap { Int($0) }),
                satisfied: try #require(row["n_4_or_5"].flatMap { Int($0) }),
                percent: try #require(row["percent_4_or_5"].flatMap { Double($0) }))
        }
    }

    /// The rated items, in the order of the reference.
    private var items: [String] { reference.filter { $0.wave == "ALL" }.map(\.question) }

    /// Writes questionnaire, units, campaign and batches into a workspace.
    func write(to workspace: TestWorkspace) throws {
        let data = try #require(Self.data)
        try workspace.write(questionnaire, to: "questionnaires/kcmo.questionnaire.xml")
        let districts = (1...6).map { "\($0),District \($0),District \($0),council-district,Districts\n" }.joined()
        try workspace.write("code,name,name_en,kind,block\n" + districts, to: Self.folder + "/units.csv")
        try workspace.write(campaign, to: Self.folder + "/campaign.xml")
        for wave in waves {
            try Files.write(
                Files.bytes(data + "/" + wave.file), to: workspace.path + "/" + Self.folder + "/batches/" + wave.file)
        }
    }

    private var campaign: String {
        let periods = waves.map { "  <period id=\"\($0.id)\" vi=\"Đợt \($0.id)\" en=\"Wave \($0.id)\"/>\n" }.joined()
        let batches = waves.map { "  <batch file=\"batches/\($0.file)\" period=\"\($0.id)\"/>\n" }.joined()
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <campaign xmlns="urn:hailong:campaign:1" id="kansas-city-2022" year="2022">
              <title vi="Khảo sát cư dân Kansas City" en="Kansas City resident survey"/>
            \(periods)  <questionnaire id="kcmo">
                <map column="counci" question="unit"/>
                <map column="id" question="form"/>
              </questionnaire>
              <units file="units.csv"/>
            \(batches)</campaign>

            """
    }

    private var questionnaire: String {
        let items = items.map { item in
            "        <item id=\"\(item)\" scale=\"satisfaction\"><vi>\(item)</vi><en>\(item)</en></item>\n"
        }.joined()
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <questionnaire xmlns="urn:hailong:questionnaire:1" id="kcmo" version="1" wording="unofficial">
              <title>
                <vi>Khảo sát cư dân Kansas City</vi>
                <en>Kansas City resident survey</en>
              </title>
              <source>
                <vi>Thành phố Kansas City, Missouri, 2021-2022.</vi>
                <en>City of Kansas City, Missouri, 2021-2022.</en>
              </source>
              <scales>
                <scale id="satisfaction">
                  <level code="1" vi="Rất không hài lòng" en="Very dissatisfied" score="1"/>
                  <level code="2" vi="Không hài lòng" en="Dissatisfied" score="2"/>
                  <level code="3" vi="Bình thường" en="Neutral" score="3"/>
                  <level code="4" vi="Hài lòng" en="Satisfied" score="4" satisfied="true"/>
                  <level code="5" vi="Rất hài lòng" en="Very satisfied" score="5" satisfied="true"/>
                  <missing code="9" reason="doesNotKnow" vi="Không biết" en="Don't know"/>
                </scale>
              </scales>
              <sections>
                <section id="head" vi="Phiếu" en="Form">
                  <text id="unit" role="unit" required="true"><vi>Khu vực</vi><en>Council district</en></text>
                  <text id="form" role="formNumber" required="true" maximumLength="40"><vi>Số phiếu</vi><en>Form</en></text>
                </section>
                <section id="rating" vi="Đánh giá" en="Rating">
                  <factor id="city" vi="Thành phố" en="The city">
            \(items)      </factor>
                </section>
              </sections>
              <index id="overall" formula="topLevels">
                <vi>Chỉ số hài lòng</vi>
                <en>Satisfaction index</en>
                <pooled/>
              </index>
            </questionnaire>

            """
    }
}
