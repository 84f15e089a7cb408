# Simultaneous confidence sets for ranks by stepdown (Mogstad, Romano, Shaikh & Wilhelm 2024) in base R, as csranks does it:
# the largest studentised difference of all that are open, from draws of independent normals, until nothing more is told.
# Rscript ranks.R UNITS DRAWS
arguments <- as.integer(commandArgs(TRUE))
units <- arguments[1]
draws <- arguments[2]
place <- 0:(units - 1)
value <- 70 + 25 * ((place * 37) %% units) / units
error <- 1 + ((place * 13) %% 7) / 4
started <- proc.time()[["elapsed"]]
set.seed(1)
drawn <- matrix(rnorm(draws * units), draws, units) * rep(error, each = draws)
spread <- sqrt(outer(error^2, error^2, `+`))
open <- matrix(TRUE, units, units)
diag(open) <- FALSE
repeat {
  largest <- rep(-Inf, draws)
  for (one in seq_len(units)) for (other in which(open[one, ]))
    largest <- pmax.int(largest, (drawn[, one] - drawn[, other]) / spread[one, other])
  limit <- sort(largest, partial = ceiling(0.95 * draws))[ceiling(0.95 * draws)]
  told <- open & outer(value, value, `-`) / spread > limit
  if (!any(told)) break
  open[told] <- FALSE
}
above <- outer(value, value, `-`) > 0 & !open
diag(above) <- FALSE
sets <- paste0(1 + colSums(above), "-", units - rowSums(above))
cat("units", units, "draws", draws, "R", round(1000 * (proc.time()[["elapsed"]] - started)), "ms\n")
cat(sets, "\n")
