/// The thresholds of the checks of the field, as campaign.xml sets them (`<checks>`).
///
/// A level is the probability with which a form or group is flagged although nothing is wrong: the flags that chance
/// alone gives are told beside the flags found. Levels are small because forms are many.
public struct FieldCheckSettings: Sendable, Hashable {
    /// The checks that are not made.
    public var off: Set<FieldRule> = []
    /// Where the draws of the permutation tests start: the same seed gives the same flags.
    public var seed: UInt64 = 1
    /// How many permutations a test takes at most: the smallest probability that it can tell is 1 / (permutations + 1).
    public var permutations = 999
    /// The level of tests about one form.
    public var formLevel = 0.001
    /// The level of tests about a group of forms: an interviewer, a batch, a unit.
    public var groupLevel = 0.001
    /// The most accepted forms that are checked for `status` and reports besides; of more only `findings` tells, because comparing
    /// forms takes longer than everything else.
    public var maximumReported = 100_000
    /// The fewest forms of a group that is tested.
    public var minimumForms = 5

    /// The share of a form's rated answers that must be found in one other form. Kuriakose & Robbins (2016) call 85 % near
    /// duplicates; the permutation null is asked besides, as rates of 85 % are common where most people are satisfied.
    public var minimumMatch = 0.85
    /// The fewest rated answers that a form must have to be compared with others.
    public var minimumAnswers = 8
    /// The most forms that are compared with each other; more of one unit are compared in parts of this size, in the
    /// order of the files.
    public var maximumCompared = 2_000

    /// The share of a form's rated answers in its longest run of one level from which on it is a straight line.
    public var minimumRun = 0.9
    /// How rare a straight line must be among the forms of its unit and of the campaign to be flagged by itself.
    public var straightLevel = 0.01
    /// How far a group's share (of straight lines, of all-positive forms) must lie above the others' to be flagged,
    /// whatever the test says: in large units a test finds differences that do not matter.
    public var minimumDifference = 0.2

    /// The share of the median duration under which an interview is too short. Greszki, Meyer & Schoen (2015) look at 30, 40
    /// and 50 % under the median and more; a third of the median is the usual bound for a speeder.
    public var shortestShare = 1.0 / 3

    /// The hours of the day in which interviews are made, in minutes from midnight.
    public var hours: ClosedRange<Int> = 6 * 60...21 * 60
    /// The days of the week on which interviews are made, 1 for Monday; all of them unless the campaign says otherwise.
    public var workingDays: Set<Int> = Set(1...7)

    /// The share of blank rated items from which on a form may be flagged.
    public var minimumBlankShare = 0.2
    /// How rare so many blanks must be among the campaign's forms.
    public var blankLevel = 0.01

    /// The most forms that one interviewer may bring a day before the day may be flagged.
    public var maximumPerDay = 20

    /// The level of the comparison of the rated office's own collection with independent collection.
    public var collectionLevel = 0.01

    /// The default settings.
    public init() {}
}
