import Questionnaires

extension ServerShape {
    /// Survey Solutions: tab-separated, the server's columns with `__` in them. `-999999999` and `##N/A##` stand for questions
    /// that were asked and not answered, nothing at all for those that were not asked.
    /// <https://docs.mysurvey.solutions/headquarters/export/missing-values/>
    static let surveysolutions = ServerShape(
        server: .surveysolutions,
        marks: [["interview__key"], ["interview__id"]],
        columns: [
            "interview__id": .identifier(1), "interview__key": .identifier(2),
            "interview__status": .verdict(.surveySolutionsStatus), "has__errors": .verdict(.hasErrors),
            "sssys_irnd": .other, "assignment__id": .other, "responsible": .interviewer(1),
        ],
        submission: SubmissionHeadings(current: [["interview__id"], ["interview__key"]]),
        prefixes: ["interview__", "sssys_"],
        missing: ["-999999999": .blank, "##n/a##": .blank, "-999,999,999": .blank], empty: .notAsked,
        writesOrder: true)
}
