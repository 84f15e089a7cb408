// What the program uses of libxlsxwriter: Excel workbooks, row by row.
#pragma once
#include <xlsxwriter.h>
