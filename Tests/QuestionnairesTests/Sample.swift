import Questionnaires
import XMLDocuments

/// A small questionnaire that is right, to be made wrong one line at a time.
enum Sample {
    /// The document; tests name its lines by their content.
    static let document = """
        <questionnaire xmlns="urn:hailong:questionnaire:1" id="sample" version="1" wording="official" validFrom="2023-01-01" validTo="2023-12-31">
        <title><vi>Phiếu thử</vi><en>Sample</en></title>
        <source><vi>Tự đặt</vi><en>Our own</en></source>
        <scales>
        <scale id="rating">
        <level code="1" vi="Kém" en="Poor" score="0"/>
        <level code="2" vi="Tốt" en="Good" score="1" satisfied="true"><synonym>OK</synonym></level>
        <missing code="9" reason="doesNotKnow" vi="Không biết" en="Does not know"/>
        </scale>
        <scale id="plain">
        <level code="1" vi="Có" en="Yes"/>
        <level code="2" vi="Không" en="No"/>
        </scale>
        </scales>
        <sections>
        <section id="head" vi="Đầu" en="Head">
        <text id="unit" role="unit" required="true"><vi>Đơn vị</vi><en>Unit</en><alias>Cơ quan</alias></text>
        <date id="day" role="date"><vi>Ngày</vi><en>Day</en></date>
        <number id="visits" minimum="0" maximum="20" decimals="0"><vi>Số lần</vi><en>Visits</en></number>
        <multiple id="ways" scale="plain"><vi>Cách</vi><en>Ways</en></multiple>
        <single id="asked" scale="plain"><vi>Có hỏi?</vi><en>Asked?</en></single>
        </section>
        <section id="body" vi="Thân" en="Body">
        <content id="c" vi="Nội dung" en="Content" weight="2">
        <factor id="f" vi="Yếu tố" en="Factor" weight="0.5">
        <item id="q1" scale="rating"><vi>Một</vi><en>One</en></item>
        <item id="q2" scale="rating" required="false" weight="3"><vi>Hai</vi><en>Two</en>
        <relevant>${asked} = '1'</relevant>
        <constraint><test>. = 1 or ${visits} &lt; 3</test><vi>Sai</vi><en>Wrong</en></constraint></item>
        </factor>
        </content>
        <factor id="g" vi="Khác" en="Other">
        <text id="why" personal="true" maximumLength="50"><vi>Vì
           sao</vi><en>Why</en></text>
        <item id="q3" scale="rating"><vi>Ba</vi><en>Three</en></item>
        </factor>
        </section>
        </sections>
        <rules>
        <rule id="r1" severity="warning">
        <test>not(${q1} = '2' and ${q3} = '1')</test><vi>Trái nhau</vi><en>They disagree</en></rule>
        </rules>
        <index id="overall" formula="meanRescaled"><vi>Chỉ số</vi><en>Index</en>
        <hierarchical/>
        <denominator reason="doesNotKnow" treatment="countAsZero"/>
        </index>
        </questionnaire>
        """

    /// The document with texts replaced, and whether each was there.
    static func changed(_ changes: [(String, String)]) -> String {
        changes.reduce(document) { text, change in
            text.replacing(change.0, with: change.1)
        }
    }

    /// The line that a text stands on, counted from 1.
    static func line(of text: String, in document: String) -> Int? {
        document.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(text) }.map {
            $0 + 1
        }
    }

    /// What the reader finds wrong.
    static func problems(_ document: String) -> [XMLProblem] {
        do throws(QuestionnaireFailure) {
            _ = try QuestionnaireReader.read(Array(document.utf8), file: "sample.questionnaire.xml")
            return []
        } catch {
            return error.problems
        }
    }
}
