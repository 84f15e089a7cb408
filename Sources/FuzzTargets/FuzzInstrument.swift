import Questionnaires
import Tables
import Units

/// A questionnaire with every kind of question, and two units.
struct FuzzInstrument {
    let questionnaire: Questionnaire
    let registry: UnitRegistry
    let finder: UnitFinder

    init() throws(FuzzFailure) {
        do {
            questionnaire = try QuestionnaireReader.read(Array(Self.text.utf8))
            registry = try UnitRegistry.read(
                table: Table(bytes: Array("code,name\nA,Xã An\nB,Xã Bình\n".utf8), name: "units.csv"))
            finder = try UnitFinder(registry)
        } catch {
            throw FuzzFailure("the fuzzers' own questionnaire or units cannot be read: \(error)")
        }
    }

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
