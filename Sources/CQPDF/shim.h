// What the program uses of libqpdf: the objects of a finished PDF file, to add what cairo does not write.
#pragma once
#include <qpdf/qpdf-c.h>
