import Testing

/// A campaign small enough to check by hand: two communes, one or two rated items, everything replaceable.
struct SmallCampaign {
    /// The campaign's identifier and folder.
    static let id = "nho-2026"
    /// The campaign's folder below the workspace.
    static let folder = "responses/nho-2026"

    /// The text of units.csv.
    var units = """
        code,name,name_en,kind,block,population
        A,Xã An,An Commune,commune,Xã,100
        B,Xã Bình,Bình Commune,commune,Xã,300

        """
    /// What stands in campaign.xml before `<questionnaire>`.
    var before = ""
    /// The `<questionnaire>` elements.
    var questionnaires = "<questionnaire id=\"nho\"/>"
    /// What stands in campaign.xml after `<units>`.
    var after = ""
    /// The batches, by name below batches/.
    var batches: [String: String] = [
        "mot.csv": """
        unit,form,date,sex,q1
        A,A1,2026-01-10,1,5
        A,A2,2026-01-11,1,4
        A,A3,2026-04-12,1,1
        A,A4,2026-04-13,2,2
        B,B1,2026-01-14,1,4
        B,B2,2026-04-15,2,5

        """
    ]

    /// The same forms with strata: the woman of A is alone in t2.
    static let strata = """
        unit,form,stratum,sex,q1
        A,A1,t1,1,5
        A,A2,t1,1,4
        A,A3,t1,1,1
        A,A4,t2,2,2
        B,B1,t1,1,4
        B,B2,t1,2,5

        """

    /// The text of campaign.xml.
    var definition: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <campaign xmlns="urn:hailong:campaign:1" id="\(Self.id)" year="2026">
          <title vi="Đợt nhỏ" en="Small campaign"/>
          \(before)
          \(questionnaires)
          <units file="units.csv"/>
          \(after)
        </campaign>

        """
    }

    /// Writes the campaign and its questionnaire into a workspace.
    func write(to workspace: TestWorkspace) throws {
        try workspace.write(Self.questionnaire(id: "nho"), to: "questionnaires/nho.questionnaire.xml")
        try workspace.write(units, to: Self.folder + "/units.csv")
        try workspace.write(definition, to: Self.folder + "/campaign.xml")
        for (name, text) in batches { try workspace.write(text, to: Self.folder + "/batches/" + name) }
    }

    /// A workspace with the campaign.
    func workspace() throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        try write(to: workspace)
        return workspace
    }

    /// A questionnaire with one rated item q1 of five levels.
    static func questionnaire(id: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <questionnaire xmlns="urn:hailong:questionnaire:1" id="\(id)" version="1" wording="unofficial">
          <title>
            <vi>Phiếu nhỏ</vi>
            <en>Small form</en>
          </title>
          <source>
            <vi>Đặt ra để thử.</vi>
            <en>Made for tests.</en>
          </source>
          <scales>
            <scale id="satisfaction">
              <level code="1" vi="Rất không hài lòng" en="Very dissatisfied" score="1"/>
              <level code="2" vi="Không hài lòng" en="Dissatisfied" score="2"/>
              <level code="3" vi="Bình thường" en="Neutral" score="3"/>
              <level code="4" vi="Hài lòng" en="Satisfied" score="4" satisfied="true"/>
              <level code="5" vi="Rất hài lòng" en="Very satisfied" score="5" satisfied="true"/>
              <missing code="98" reason="doesNotKnow" vi="Không biết" en="Does not know"/>
            </scale>
            <scale id="sex">
              <level code="1" vi="Nam" en="Male"/>
              <level code="2" vi="Nữ" en="Female"/>
            </scale>
          </scales>
          <sections>
            <section id="head" vi="Thông tin phiếu" en="About this form">
              <text id="unit" role="unit" required="true">
                <vi>Đơn vị</vi>
                <en>Unit</en>
              </text>
              <text id="form" role="formNumber" required="true" maximumLength="40">
                <vi>Số phiếu</vi>
                <en>Form number</en>
              </text>
              <date id="date" role="date">
                <vi>Ngày khảo sát</vi>
                <en>Day of the interview</en>
              </date>
              <text id="stratum" role="stratum">
                <vi>Tầng</vi>
                <en>Stratum</en>
              </text>
              <single id="sex" scale="sex">
                <vi>Giới tính</vi>
                <en>Sex</en>
              </single>
            </section>
            <section id="rating" vi="Đánh giá" en="Rating">
              <factor id="service" vi="Phục vụ" en="Service">
                <item id="q1" scale="satisfaction">
                  <vi>Mức độ hài lòng</vi>
                  <en>Satisfaction</en>
                </item>
              </factor>
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
