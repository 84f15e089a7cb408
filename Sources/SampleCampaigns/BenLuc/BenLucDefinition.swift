/// The files of the made campaign that do not depend on draws.
enum BenLucDefinition {
    static let campaign = """
        <?xml version="1.0" encoding="UTF-8"?>
        <campaign xmlns="urn:hailong:campaign:1" id="ben-luc-2023" year="2023">
          <title vi="Khảo sát mức độ hài lòng và Chỉ số cải cách hành chính 6 tháng đầu năm 2023"
            en="Satisfaction survey and administrative-reform index, first half of 2023"/>
          <notice
            vi="Số liệu dựng để minh hoạ: phiếu do chương trình sinh ra, tên xã là tên đặt; chỉ có con số 98,62% của trung tâm là số đã công bố năm 2023."
            en="Made data for illustration: the forms were generated and the communes' names are invented; only the centre's 98.62 % is a figure that was published in 2023."/>
          <agency vi="Đơn vị công bố (minh hoạ)" en="Publishing office (illustration)"/>
          <fieldwork from="2023-01-01" to="2023-06-30"/>
          <period id="2023-q1" vi="Quý I/2023" en="First quarter of 2023" from="2023-01-01" to="2023-03-31"/>
          <period id="2023-q2" vi="Quý II/2023" en="Second quarter of 2023" from="2023-04-01" to="2023-06-30"/>
          <questionnaire id="service-centre"/>
          <units file="units.csv"/>
          <batch file="batches/trung-tam-quy-1.csv" collection="independent"/>
          <batch file="batches/trung-tam-quy-2.xml" collection="independent"/>
          <batch file="batches/xa-dot-2.tsv" separator="tab" collection="ratedOffice"/>
          <validation maximumBlankShare="0.5"/>
          <design finitePopulation="true"/>
          <weighting>
            <population by="unit"/>
          </weighting>
          <estimation confidence="0.95" interval="logit"/>
          <scorecard id="commune-2023" scores="scores/commune-2023.csv" previous="scores/commune-2022.csv"/>
          <previous file="previous.csv"/>
        </campaign>

        """

    /// Last year's satisfaction, made like the rest.
    static let previous = """
        unit,percent,respondents,standard_error
        BL,97.85,276,0.41
        X01,92.10,80,1.30
        X02,91.48,86,1.22
        X03,85.02,74,1.85
        X04,93.77,80,1.18
        X05,84.90,70,1.96
        X06,88.35,82,1.55
        X07,90.01,68,1.60
        X08,90.66,84,1.36
        X09,87.20,76,1.71
        X10,91.92,88,1.25
        X11,88.04,66,1.80
        X12,91.13,80,1.41
        X13,83.65,72,2.02
        X14,92.00,78,1.33
        X15,94.40,100,0.98

        """
}
