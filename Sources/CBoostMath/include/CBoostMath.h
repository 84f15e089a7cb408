// Distribution functions of Boost.Math behind a C interface.
//
// Every function returns NaN where its arguments lie outside the function's domain or where the computation fails; no
// exception crosses this boundary. Doubles are not promoted to long double (results are the same on every machine that
// has IEEE 754 doubles).
#ifndef CBOOSTMATH_H
#define CBOOSTMATH_H

#ifdef __cplusplus
extern "C" {
#endif

// Lower (cdf) and upper (sf) tail probabilities, and the value whose lower tail is p.
double cboost_normal_cdf(double x);
double cboost_normal_sf(double x);
double cboost_normal_quantile(double p);

double cboost_student_cdf(double x, double degrees_of_freedom);
double cboost_student_sf(double x, double degrees_of_freedom);
double cboost_student_quantile(double p, double degrees_of_freedom);

double cboost_beta_cdf(double x, double a, double b);
double cboost_beta_sf(double x, double a, double b);
double cboost_beta_quantile(double p, double a, double b);

double cboost_chi_squared_cdf(double x, double degrees_of_freedom);
double cboost_chi_squared_sf(double x, double degrees_of_freedom);
double cboost_chi_squared_quantile(double p, double degrees_of_freedom);

double cboost_fisher_f_cdf(double x, double numerator, double denominator);
double cboost_fisher_f_sf(double x, double numerator, double denominator);
double cboost_fisher_f_quantile(double p, double numerator, double denominator);

#ifdef __cplusplus
}
#endif

#endif
