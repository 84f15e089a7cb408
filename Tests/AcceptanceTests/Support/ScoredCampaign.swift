/// The small campaign with a card of 70 appraised points and 30 for satisfaction, and the year's scores.
enum ScoredCampaign {
    /// The card's identifier.
    static let card = "nho-the"
    /// The file of scores.
    static let scores = SmallCampaign.folder + "/scores/nho-the.csv"

    /// The text of the card.
    static func text(draft: Bool = false, rebasing: String = "appliedPoints") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <scorecard xmlns="urn:hailong:scorecard:1" id="\(card)" version="1" year="2026" wording="unofficial" maximum="100"\
        \(draft ? " draft=\"true\"" : "")>
          <title>
            <vi>Bộ tiêu chí nhỏ</vi>
            <en>Small card</en>
          </title>
          <source>
            <vi>Đặt ra để thử.</vi>
            <en>Made for tests.</en>
          </source>
          <unitKind>commune</unitKind>
          <rounding step="percent" mode="halfUp" decimals="2"/>
          <scoring total="sumOfPrinted" satisfaction="full" rebasing="\(rebasing)" rank="competition" rankOn="printed"/>
          <classes of="percent" on="printed">
            <class id="A" from="80" vi="Tốt" en="Good"/>
            <class id="B" from="0" vi="Chưa đạt" en="Below good"/>
          </classes>
          <area id="1" maximum="70" vi="Thẩm định" en="Appraised">
            <criterion id="1.1" maximum="40" source="appraised">
              <vi>Hồ sơ đúng hạn</vi>
              <en>Dossiers on time</en>
              <linear zero="notApplicable"/>
            </criterion>
            <criterion id="1.2" maximum="30" source="appraised">
              <vi>Công khai</vi>
              <en>Publication</en>
              <handMark/>
            </criterion>
          </area>
          <area id="2" maximum="30" vi="Hài lòng" en="Satisfaction">
            <criterion id="2.1" maximum="30" source="satisfaction" questionnaire="nho">
              <vi>Chỉ số hài lòng</vi>
              <en>Satisfaction index</en>
              <linear/>
            </criterion>
          </area>
        </scorecard>

        """
    }

    /// The text of the scores.
    static let rows = """
        unit,criterion,input,value,note
        A,1.1,numerator,36,
        A,1.1,denominator,40,Cổng dịch vụ công
        A,1.1,self,40,
        A,1.2,appraised,25,
        B,1.1,numerator,7,
        B,1.1,denominator,9,
        B,1.2,appraised,"28,5",

        """

    /// A workspace with the campaign, its card and its scores.
    static func workspace(after: String = "") throws -> TestWorkspace {
        var campaign = SmallCampaign()
        campaign.after = "<scorecard id=\"\(card)\" scores=\"scores/nho-the.csv\"/>" + after
        let workspace = try campaign.workspace()
        try workspace.write(text(), to: "questionnaires/\(card).scorecard.xml")
        try workspace.write(rows, to: scores)
        return workspace
    }
}
