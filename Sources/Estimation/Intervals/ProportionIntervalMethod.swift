/// How an interval for a proportion is made; the formulas are those of `svyciprop` in R `survey` 4.5.
public enum ProportionIntervalMethod: String, Sendable, Hashable, CaseIterable {
    /// Student's t on the log odds, and back (`method = "xlogit"`; `"logit"`, R's default, is the same interval up to
    /// where its iteration stops). The default here.
    case logit
    /// Wilson's score interval with p(1-p)/v effective respondents and a t quantile (`method = "wilson"`).
    case wilson
    /// Korn & Graubard 1998: the exact binomial interval with the effective sample size, adjusted for the degrees of
    /// freedom of the variance (`method = "beta"`).
    case kornGraubard
    /// Student's t on the arcsine of the root, and back (`method = "asin"`). Where the interval of the arcsine reaches beyond
    /// 0 or 100 % the limit is 0 or 100 %; R turns back there and gives a limit inside.
    case arcsine
    /// The proportions whose likelihood, for as many respondents as the variance is worth, is not less than Student's t allows
    /// (`method = "likelihood"`, without the error of R's interpolation; Rao & Scott 1984).
    case likelihood
    /// Student's t on the proportion itself (`method = "mean"`); may reach beyond 0 and 1.
    case mean
}
