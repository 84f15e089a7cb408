#include "CBoostMath.h"

#include <limits>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace {

namespace policies = boost::math::policies;

// Errors become NaN (or an infinity for an overflow) instead of exceptions.
using Policy = policies::policy<
    policies::domain_error<policies::ignore_error>,
    policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>,
    policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>,
    policies::indeterminate_result_error<policies::ignore_error>,
    policies::promote_float<false>,
    policies::promote_double<false>>;

using Normal = boost::math::normal_distribution<double, Policy>;
using Student = boost::math::students_t_distribution<double, Policy>;
using Beta = boost::math::beta_distribution<double, Policy>;
using ChiSquared = boost::math::chi_squared_distribution<double, Policy>;
using FisherF = boost::math::fisher_f_distribution<double, Policy>;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

// The policy asks for no exception; a failure inside a root finder or an allocation could still raise one.
template <typename Function>
double guarded(Function function) noexcept {
    try {
        return function();
    } catch (...) {
        return undefined;
    }
}

}  // namespace

extern "C" {

double cboost_normal_cdf(double x) {
    return guarded([=] { return cdf(Normal(), x); });
}

double cboost_normal_sf(double x) {
    return guarded([=] { return cdf(complement(Normal(), x)); });
}

double cboost_normal_quantile(double p) {
    return guarded([=] { return quantile(Normal(), p); });
}

double cboost_student_cdf(double x, double degrees_of_freedom) {
    return guarded([=] { return cdf(Student(degrees_of_freedom), x); });
}

double cboost_student_sf(double x, double degrees_of_freedom) {
    return guarded([=] { return cdf(complement(Student(degrees_of_freedom), x)); });
}

double cboost_student_quantile(double p, double degrees_of_freedom) {
    return guarded([=] { return quantile(Student(degrees_of_freedom), p); });
}

double cboost_beta_cdf(double x, double a, double b) {
    return guarded([=] { return cdf(Beta(a, b), x); });
}

double cboost_beta_sf(double x, double a, double b) {
    return guarded([=] { return cdf(complement(Beta(a, b), x)); });
}

double cboost_beta_quantile(double p, double a, double b) {
    return guarded([=] { return quantile(Beta(a, b), p); });
}

double cboost_chi_squared_cdf(double x, double degrees_of_freedom) {
    return guarded([=] { return cdf(ChiSquared(degrees_of_freedom), x); });
}

double cboost_chi_squared_sf(double x, double degrees_of_freedom) {
    return guarded([=] { return cdf(complement(ChiSquared(degrees_of_freedom), x)); });
}

double cboost_chi_squared_quantile(double p, double degrees_of_freedom) {
    return guarded([=] { return quantile(ChiSquared(degrees_of_freedom), p); });
}

double cboost_fisher_f_cdf(double x, double numerator, double denominator) {
    return guarded([=] { return cdf(FisherF(numerator, denominator), x); });
}

double cboost_fisher_f_sf(double x, double numerator, double denominator) {
    return guarded([=] { return cdf(complement(FisherF(numerator, denominator), x)); });
}

double cboost_fisher_f_quantile(double p, double numerator, double denominator) {
    return guarded([=] { return quantile(FisherF(numerator, denominator), p); });
}

}  // extern "C"
