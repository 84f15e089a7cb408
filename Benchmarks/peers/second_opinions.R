# Computes figures of a sample with the package survey: Rscript second_opinions.R SAMPLE.csv
# Prints CSV: figure,value under the names that validate-estimates gives ours.
suppressMessages(library(survey))
data <- read.csv(commandArgs(trailingOnly = TRUE)[1], stringsAsFactors = FALSE)
data$sex <- factor(data$sex)
data$age <- factor(data$age)
cat("figure,value\n")
say <- function(name, value) cat(sprintf("%s,%.17g\n", name, value), sep = "")
both <- function(name, estimate) {
  say(name, as.numeric(coef(estimate))[1])
  say(paste0(name, ".se"), as.numeric(SE(estimate))[1])
}
designs <- list(
  plain = svydesign(~psu, strata = ~stratum, weights = ~weight, data = data),
  fpc = svydesign(~psu, strata = ~stratum, weights = ~weight, fpc = ~population, data = data))
for (prefix in names(designs)) {
  design <- designs[[prefix]]
  both(paste0(prefix, ".mean.y"), svymean(~y, design))
  both(paste0(prefix, ".mean.x"), svymean(~x, design))
  both(paste0(prefix, ".total.y"), svytotal(~y, design))
  both(paste0(prefix, ".ratio"), svyratio(~y, ~x, design))
  for (level in c("d0", "d1", "d2"))
    both(paste0(prefix, ".mean.y.", level), svymean(~y, design[data$domain == level, ]))
}
design <- designs$plain
methods <- c(logit = "xlogit", kornGraubard = "beta")
if (packageVersion("survey") >= "4.2") methods <- c(methods, wilson = "wilson")
for (name in names(methods)) {
  limits <- tryCatch(as.numeric(confint(svyciprop(~y, design, method = methods[[name]], df = degf(design)))),
                     error = function(problem) NULL)
  if (!is.null(limits)) { say(paste0("plain.", name, ".low"), limits[1]); say(paste0("plain.", name, ".high"), limits[2]) }
}
replicates <- as.svrepdesign(design, type = "JKn")
say("plain.jackknife.se", as.numeric(SE(svymean(~y, replicates))))
raked <- rake(design, list(~sex, ~age), list(
  data.frame(sex = c("0", "1"), Freq = c(520, 480)), data.frame(age = c("0", "1", "2", "3"), Freq = c(200, 300, 260, 240))),
  control = list(maxit = 10000, epsilon = 1e-10))
say(paste0("raked.weight.", seq_len(nrow(data)) - 1), weights(raked))
say("raked.mean.y", as.numeric(coef(svymean(~y, raked))))
fitted <- postStratify(design, ~sex, data.frame(sex = c("0", "1"), Freq = c(520, 480)))
say(paste0("poststratified.weight.", seq_len(nrow(data)) - 1), weights(fitted))
fitted <- calibrate(design, ~sex + x, c("(Intercept)" = 1000, sex1 = 480, x = 5600), epsilon = 1e-12)
say(paste0("calibrated.weight.", seq_len(nrow(data)) - 1), weights(fitted))
