public import Figures
internal import Planning
internal import Tables
internal import Units
internal import Validation

/// `hailong plan`: how many forms each unit needs, and who gets them.
public struct PlanWork: Sendable {
    private let campaign: Campaign
    private let request: PlanRequest
    private let language: Language

    /// Makes the work.
    public init(_ campaign: Campaign, _ request: PlanRequest, language: Language) {
        self.campaign = campaign
        self.request = request
        self.language = language
    }

    /// A frame that was read, with what its file is.
    struct Listed {
        let frame: SamplingFrame
        let name: String
        let sha256: String
        let settings: DrawSettings
    }

    /// Plans, and draws where there is a frame: everything is written, or nothing is.
    public func answer() throws(CampaignError) -> Answer {
        let reading = PlanSettingsReading(request: request, campaign: campaign)
        let settings = try reading.settings(perCluster: request.perCluster)
        guard request.frame != nil else {
            try checkSizesOnly()
            let plan = try plan(try reading.candidates(frame: nil), settings)
            var answer = PlanAnswer(campaign: campaign, plan: plan, drawn: nil, language: language)
            let planned = Set(plan.units.map(\.candidate.unit))
            answer.withoutPopulation = try rowsWithoutPlan(planned)
            return answer.answer
        }
        let listed = try listed()
        let candidates = try reading.candidates(frame: try populations(listed.frame))
        let plan = try plan(candidates, settings)
        let draw: SampleDraw
        do { draw = try SampleDraw(plan: plan, frame: listed.frame, settings: listed.settings) } catch {
            throw CampaignError(planning: error)
        }
        try checkNumbers(draw)
        let drawn = PlanAnswer.Drawn(listed: listed, draw: draw, unlisted: try unlisted(listed.frame))
        var answer = PlanAnswer(campaign: campaign, plan: plan, drawn: drawn, language: language)
        answer.files = try PlanFiles(
            campaign: campaign, request: request, listed: listed, draw: draw, language: language
        ).write(manifest: answer.json)
        return answer.answer
    }

    private func plan(
        _ candidates: [SamplePlan.Candidate], _ settings: SamplePlan.Settings
    ) throws(CampaignError) -> SamplePlan {
        do { return try SamplePlan(candidates, settings: settings) } catch { throw CampaignError(planning: error) }
    }

    private func populations(_ frame: SamplingFrame) throws(CampaignError) -> [Int: Int] {
        do { return try frame.populations() } catch { throw CampaignError(planning: error) }
    }

    /// What goes with a frame only.
    private func checkSizesOnly() throws(CampaignError) {
        let options: [(String, Bool)] = [
            ("--draw", request.method != nil), ("--seed", request.seed != nil), ("--psus", request.clusters != nil),
            ("--reserve", request.reserve != nil), ("--column", !request.columns.isEmpty),
            ("--keep", !request.keeps.isEmpty), ("--no-strata", request.ignoresStrata),
            ("--first", request.firstNumber != nil), ("--output", request.output != nil),
            ("--replace", request.replaces),
        ]
        guard let option = options.first(where: \.1)?.0 else { return }
        throw CampaignError(
            .usage, vi: "\(option) cần --frame: danh sách để chọn mẫu.",
            en: "\(option) needs --frame: a list to draw from.")
    }

    // MARK: The frame

    private func listed() throws(CampaignError) -> Listed {
        let file = request.frame ?? ""
        let settings = try drawSettings()
        let table: Table
        let digest: String
        do throws(TableError) {
            let bytes = try FileReader.allBytes(of: file)
            digest = try SHA256.digest(of: bytes, name: file).hex
            table = try Table(bytes: bytes, name: file)
        } catch {
            throw CampaignError(error)
        }
        let named = try namedColumns()
        let asked = try campaign.places(ofUnits: request.units)
        do throws(PlanningError) {
            let columns = try FrameColumns(table, named: named, keeps: request.keeps)
            let frame = try SamplingFrame(
                table, columns: columns, finder: campaign.finder,
                demands: .init(
                    method: settings.method, ignoresStrata: request.ignoresStrata,
                    units: asked.isEmpty ? nil : Set(asked)))
            return Listed(frame: frame, name: Paths.name(file), sha256: digest, settings: settings)
        } catch {
            throw CampaignError(planning: error)
        }
    }

    private func drawSettings() throws(CampaignError) -> DrawSettings {
        let name = request.method ?? DrawSettings.Method.simple.rawValue
        guard let method = DrawSettings.Method(rawValue: name) else {
            let known = DrawSettings.Method.allCases.map(\.rawValue).joined(separator: ", ")
            throw CampaignError(
                .usage, vi: "--draw \(name): chỉ có \(known).", en: "--draw \(name): there are only \(known).")
        }
        guard let seed = request.seed else {
            throw CampaignError(
                .usage,
                vi:
                    "--frame cần --seed: một số nguyên, ghi vào biên bản bốc thăm, để ai cũng chọn lại được đúng mẫu này.",
                en:
                    "--frame needs --seed: a whole number that goes into the record, so that anybody can draw the same sample again."
            )
        }
        do throws(PlanningError) {
            return try DrawSettings(
                method: method, seed: seed, perCluster: request.perCluster, clusters: request.clusters,
                reserve: try reserve(), firstNumber: request.firstNumber ?? 1)
        } catch {
            throw CampaignError(planning: error)
        }
    }

    private func reserve() throws(PlanningError) -> Ratio {
        guard let text = request.reserve else { return .zero }
        return try PlanSettingsReading.share("--reserve", text)
    }

    private func namedColumns() throws(CampaignError) -> [FrameColumns.Field: String] {
        var named: [FrameColumns.Field: String] = [:]
        for text in request.columns {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, let field = FrameColumns.Field(rawValue: parts[0]), !parts[1].isEmpty,
                named.updateValue(parts[1], forKey: field) == nil
            else {
                let known = FrameColumns.Field.allCases.map(\.rawValue).joined(separator: ", ")
                throw CampaignError(
                    .usage, vi: "--column \(text): viết như id=\"Số HS\", mỗi trường một lần (\(known)).",
                    en: "--column \(text): write as id=\"Số HS\", each field once (\(known)).")
            }
        }
        return named
    }

    /// The units that should be asked about and that the frame does not list.
    private func unlisted(_ frame: SamplingFrame) throws(CampaignError) -> [Int] {
        let listed = Set(frame.entries.map(\.unit))
        return try expectedUnits().filter { !listed.contains($0) }
    }

    /// The units that a plan without a list leaves out: those asked for, else all that no other unit belongs to. Whether a unit is ranked
    /// has nothing to do with it: a service centre outside the ranking is surveyed as well.
    private func rowsWithoutPlan(_ planned: Set<Int>) throws(CampaignError) -> [Int] {
        let asked = try campaign.places(ofUnits: request.units)
        let parents = Set(campaign.units.units.compactMap(\.parent))
        let expected = asked.isEmpty ? Array(campaign.units.units.indices) : asked.sorted()
        return expected.filter { !planned.contains($0) && !parents.contains(campaign.units.units[$0].code) }
    }

    /// The units that a plan should have: those asked for, else all that are ranked or have a target.
    private func expectedUnits() throws(CampaignError) -> [Int] {
        let asked = try campaign.places(ofUnits: request.units)
        guard asked.isEmpty else { return asked.sorted() }
        return campaign.units.units.indices.filter {
            campaign.units.units[$0].isRanked || (campaign.units.units[$0].target ?? 0) > 0
        }
    }

    /// No number may be two forms', and none may belong to another unit's series.
    private func checkNumbers(_ draw: SampleDraw) throws(CampaignError) {
        var others: [(unit: Int, numbers: FormSeries.Numbers)] = []
        for use in campaign.definition.series {
            guard let unit = campaign.units.index(ofCode: use.unit), let from = use.from, let to = use.to,
                let numbers = FormSeries.Numbers(from: from, to: to)
            else { continue }
            others.append((unit, numbers))
        }
        var seen: [FormNumber: String] = [:]
        for person in draw.persons + draw.reserve {
            if let first = seen.updateValue(person.form, forKey: FormNumber(person.form)) {
                throw CampaignError(
                    .unusableInput,
                    vi: "Số phiếu \(first) và \(person.form) là một: mã hai đơn vị chỉ khác nhau ở cách viết.",
                    en:
                        "Form numbers \(first) and \(person.form) are the same: two units' codes differ in spelling only."
                )
            }
            guard
                let clash = others.first(where: {
                    $0.unit != person.unit
                        && FormSeries.Numbers(from: person.form, to: person.form)?.overlaps($0.numbers) == true
                })
            else { continue }
            let code = campaign.units.units[clash.unit].code
            throw CampaignError(
                .unusableInput,
                vi: "Số phiếu \(person.form) đã thuộc dãy của đơn vị \(code) trong campaign.xml; đổi --first.",
                en: "Form number \(person.form) belongs to the series of unit \(code) in campaign.xml; change --first.")
        }
    }
}
