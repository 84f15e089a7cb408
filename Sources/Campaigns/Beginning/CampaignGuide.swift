/// The page that a new campaign's folder holds: what goes where, in both languages.
struct CampaignGuide {
    let id: String

    /// The page.
    var text: String {
        """
        # \(id)

        | Tệp, thư mục · File, folder | Tiếng Việt | English |
        |---|---|---|
        | `campaign.xml` | khai báo: phiếu, thời gian, kỳ, quyền số, cách tính | the definition: questionnaires, days, periods, weights, method |
        | `units.csv` | danh sách đơn vị: **điền trước tiên**, mỗi đơn vị một dòng | the units: **fill in first**, one a row |
        | `batches/` | tệp phiếu từ thực địa; `hailong import` chép vào đây, **không bao giờ sửa** | the field's files; `hailong import` puts them here, **never changed** |
        | `decisions.csv` | quyết định xử lý từng bản ghi, chỉ thêm | decisions about records, only added to |
        | `journal.csv` | chương trình ghi: đã nhập gì, khi nào, ai | written by the program: what was imported, when, by whom |
        | `scores/` | số liệu chấm điểm cải cách hành chính, nếu có | scores of the reform index, if there are any |
        | `.hailong/` | bộ nhớ đệm, xoá được | a cache, may be deleted |

        ## units.csv

        Chỉ cần `code` và `name`. Ví dụ · only `code` and `name` are required, for example:

        ```csv
        code,name,kind,block,population,target
        X01,Xã Hoa Sen,commune,"Xã, phường",240,60
        P02,Phường Sông Trăng,ward,"Xã, phường",300,60
        ```

        `population`: tổng số người, giao dịch (N) · persons or transactions. `target`: cỡ mẫu · planned forms. `issued`: số phiếu phát ra · forms handed out.

        ## Các bước · Steps

        ```sh
        hailong import responses/\(id) phieu-dot-1.csv   # nhập lô phiếu · take a batch in
        hailong check responses/\(id)                    # kiểm tra · check
        hailong run responses/\(id)                      # tính toán, viết báo cáo · compute, write the reports
        ```

        Thư mục này chứa phiếu gốc, có thể có dữ liệu cá nhân: chỉ người có trách nhiệm được đọc. Gửi ra ngoài: chỉ `reports/\(id)/`.
        This folder holds the forms themselves, personal data among them: keep it to those in charge. Hand out `reports/\(id)/` only.

        """
    }
}
