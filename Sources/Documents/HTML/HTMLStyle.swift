/// The style of the pages. A page allows this style sheet alone, by its digest.
enum HTMLStyle {
    /// The SHA-256 of ``sheet`` in base 64; a test computes it and says what it must be after a change.
    static let digest: StaticString = "k3UzuZYqHZBQYJ5wtZz2GzPVIimhGdGf4ucFCwuc4p0="

    /// The style sheet.
    static let sheet: StaticString = """
        :root{--ink:#1b2430;--muted:#55606e;--rule:#d5dae1;--strong:#8a94a0;--accent:#1f4e79;--wash:#f4f6f9}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0 auto;max-width:56rem;padding:0 1.5rem 4rem;color:var(--ink);background:#fff;
        font:400 1rem/1.6 "Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,"Liberation Sans",sans-serif;
        font-variant-numeric:lining-nums tabular-nums;overflow-wrap:break-word}
        a{color:var(--accent);text-decoration:underline;text-underline-offset:.15em}
        a:hover{text-decoration-thickness:2px}
        :focus-visible{outline:3px solid #b45f06;outline-offset:2px}
        .skip{position:absolute;left:-100rem;top:0;background:#fff;padding:.5rem 1rem;z-index:2}
        .skip:focus{left:1rem}
        .heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        header{padding-top:1rem}
        header nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;list-style:none;max-width:none;margin:0;padding:.5rem 0;
        border-bottom:1px solid var(--rule);font-size:.9375rem}
        header nav a{display:inline-block;padding:.25rem 0}
        header nav a[aria-current]{color:var(--ink);font-weight:600;text-decoration:none;
        box-shadow:inset 0 -3px 0 var(--accent)}
        .title{margin:2.75rem 0 2rem}
        h1{font-size:2rem;line-height:1.25;font-weight:700;letter-spacing:-.01em;margin:0;text-wrap:balance}
        .subtitle{font-size:1.1875rem;line-height:1.45;color:var(--muted);margin:.5rem 0 0;text-wrap:balance}
        h2{font-size:1.4375rem;line-height:1.3;font-weight:700;margin:3.25rem 0 1rem;padding-top:1rem;
        border-top:2px solid var(--ink)}
        h3{font-size:1.1875rem;line-height:1.35;font-weight:700;margin:2.25rem 0 .75rem}
        h4,h5,h6{font-size:1rem;font-weight:700;margin:1.75rem 0 .5rem}
        p{margin:0 0 1rem;max-width:44rem}
        ul,ol{margin:0 0 1rem;padding-left:1.5rem;max-width:44rem}
        li{margin:.25rem 0}
        code{font:.9em/1.4 Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;overflow-wrap:anywhere}
        .base{color:var(--muted);white-space:nowrap}
        .absent{color:var(--muted);font-style:italic}
        .flag{font-weight:700;text-decoration:none;vertical-align:super;font-size:.75em;padding-left:.1em}
        .contents{margin:0 0 2rem;padding:1rem 1.5rem;background:var(--wash)}
        .contents h2{font-size:1rem;margin:0 0 .5rem;padding:0;border:0}
        .contents ol{margin:0;max-width:none;columns:2 18rem;column-gap:2rem}
        .contents li{margin:0 0 .25rem;break-inside:avoid}
        dl{margin:0 0 1rem}
        dl>div{display:grid;grid-template-columns:minmax(8rem,15rem) 1fr;gap:.125rem 1.5rem;padding:.375rem 0;
        border-bottom:1px solid var(--rule)}
        dt{color:var(--muted)}
        dd{margin:0}
        .details{margin:1.5rem 0 0;font-size:.9375rem;border-top:1px solid var(--rule)}
        .box{margin:2rem 0;padding:1.25rem 1.5rem .75rem;background:var(--wash);border-top:3px solid var(--accent);
        font-size:.9375rem}
        .box-title{font-weight:700;font-size:1.0625rem;margin:0 0 .5rem}
        .box dl>div:last-child{border-bottom:0}
        .callout{margin:1.5rem 0;padding:.875rem 1.25rem;border-left:5px solid var(--accent);background:#f1f5fa}
        .callout p{margin:0 0 .375rem;max-width:none}
        .callout p:last-child{margin:0}
        .callout .kind{font-weight:700;color:var(--accent)}
        .important{border-left-color:#9a6700;background:#fff8e5}
        .important .kind{color:#744d00}
        .warning{border-left-color:#9b1c16;background:#fdf1f0}
        .warning .kind{color:#8c1913}
        header .callout{margin:0 0 .5rem;padding:.625rem 1.25rem}
        header .callout p{display:inline;margin:0 .5em 0 0}
        .key-figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1rem;margin:1.5rem 0 2rem}
        .key-figures>div{display:block;padding:1rem 1.25rem;border:1px solid var(--rule);border-top:3px solid var(--strong)}
        .key-figures dt{font-size:.9375rem;line-height:1.4;font-weight:600;color:var(--ink)}
        .key-figures dd{font-size:.9375rem;line-height:1.45;color:var(--muted)}
        .key-figures dd.value{font-size:2rem;line-height:1.2;font-weight:700;letter-spacing:-.01em;color:var(--ink);
        margin:.375rem 0}
        .key-figures dd.base{color:var(--ink);white-space:normal}
        .key-figures:has(.headline){grid-template-columns:repeat(4,1fr)}
        .key-figures .headline{grid-column:span 2;align-content:center;border-top:5px solid var(--accent);padding:1.25rem 1.5rem}
        .key-figures .headline:not(:nth-last-child(-n+3)){grid-row:span 2}
        .key-figures .headline+div+div+div:nth-child(4):last-child{grid-column:span 2}
        .key-figures .headline dt{font-size:1.0625rem}
        .key-figures .headline dd.value{font-size:4rem;line-height:1.1;color:var(--accent)}
        .key-figures dd.missing,.key-figures .headline dd.missing{font-size:1.25rem;font-weight:400;color:var(--muted)}
        .scroll{overflow-x:auto;margin:1.75rem 0 .5rem}
        table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.4}
        caption{text-align:left;font-weight:700;padding:0 0 .625rem}
        caption>span{display:inline-block;position:sticky;left:0;max-width:min(100%,calc(100vw - 3rem))}
        .number{color:var(--muted);font-weight:600}
        th,td{padding:.4375rem .75rem;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--rule)}
        th:first-child,td:first-child{padding-left:.25rem}
        th:last-child,td:last-child{padding-right:.25rem}
        thead th{font-weight:600;color:var(--muted);vertical-align:bottom;border-bottom:1.5px solid var(--ink);
        line-height:1.3}
        thead tr:first-child th{border-top:1.5px solid var(--ink)}
        thead th.group{text-align:center;border-bottom:1px solid var(--strong)}
        tbody th{font-weight:400;min-width:10rem}
        tbody th.c{min-width:0}
        tbody:last-child tr:last-child>*{border-bottom:1.5px solid var(--ink)}
        th.n,td.n{text-align:right}
        td.n,td.c{white-space:nowrap}
        td.absent{white-space:normal;font-size:.93em}
        .d1{padding-left:1.5rem!important}
        .d2{padding-left:2.75rem!important}
        .d3{padding-left:4rem!important}
        tr.group th{font-weight:700;padding-top:1rem;background:var(--wash);padding-left:.75rem}
        tr.total>*{font-weight:700;border-top:1.5px solid var(--strong)}
        tr.marked>*{font-weight:700;background:#eaf0f7}
        .marker{display:inline-block;font-size:.87em;font-weight:600;line-height:1.3;padding:0 .375rem;
        border:1px solid var(--accent);color:var(--accent);background:#fff;white-space:nowrap}
        .footnote{font-size:.875rem;color:var(--muted);margin:.25rem 0;max-width:none}
        .footnote+:not(.footnote){margin-top:1.5rem}
        figure{margin:2rem 0}
        figcaption{font-weight:700;margin-bottom:1rem}
        svg{display:block;width:100%;height:auto}
        svg text{font-family:"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,"Liberation Sans",sans-serif;
        font-variant-numeric:lining-nums tabular-nums}
        .narrow{display:none}
        .narrow svg{max-width:32rem}
        details{margin:.75rem 0 0;font-size:.9375rem}
        summary{cursor:pointer;color:var(--accent);padding:.25rem 0;width:fit-content}
        footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--rule);font-size:.875rem;color:var(--muted)}
        footer p{margin:0 0 .25rem;max-width:none;overflow-wrap:anywhere}
        @media screen and (max-width:40rem){
        body{padding:0 1rem 3rem}
        .title{margin:1.75rem 0 1.5rem}
        h1{font-size:1.625rem}
        h2{font-size:1.3125rem;margin-top:2.5rem}
        dl>div{grid-template-columns:1fr}
        .box{padding:1rem 1rem .5rem}
        .key-figures,.key-figures:has(.headline){grid-template-columns:1fr 1fr;gap:.75rem}
        .key-figures>div{padding:.75rem .875rem}
        .key-figures dd.value{font-size:1.625rem}
        .key-figures .headline dd.value{font-size:3.25rem}
        .wide{display:none}
        .narrow{display:block}
        tbody th[scope=row]{min-width:9rem;max-width:11rem;position:sticky;left:0;background:#fff}
        tbody th.c{min-width:0}
        td:not([class]){min-width:9rem}
        tr.marked th[scope=row]{background:#eaf0f7}
        caption>span{max-width:calc(100vw - 2rem)}
        }
        @media (forced-colors:active){.callout,.key-figures>div{border:1px solid}}
        @page{size:A4;margin:20mm 16mm 18mm 22mm;@top-center{content:counter(page);font:9pt sans-serif}}
        @page:first{@top-center{content:""}}
        @media print{
        body{max-width:none;padding:0;font-size:10pt;line-height:1.45}
        .skip,header nav,.contents,details:not([open]),summary{display:none}
        a{color:inherit}
        .title{margin:0 0 6mm}
        h1{font-size:19pt}
        .subtitle{font-size:12pt}
        h2{font-size:14pt;margin:8mm 0 3mm;padding-top:3mm}
        h3{font-size:11.5pt;margin:6mm 0 2mm}
        h1,h2,h3,h4,h5,h6,figcaption,caption,.box-title,.kind{break-after:avoid}
        p,li{orphans:3;widows:3}
        tr,svg,figcaption,.callout,.key-figures>div,.together,dl>div{break-inside:avoid}
        figure:not(:has(svg+svg)){break-inside:avoid}
        thead{display:table-header-group}
        tr.group,tbody tr:first-child{break-after:avoid}
        .scroll{overflow:visible;margin:5mm 0 1.5mm}
        caption>span{position:static;max-width:none}
        table{font-size:8.75pt}
        th,td{padding:1.1mm 1.8mm}
        tbody th{min-width:0}
        .key-figures{grid-template-columns:repeat(4,1fr);gap:3mm}
        .key-figures>div{padding:3mm 3.5mm}
        .key-figures dd.value{font-size:17pt}
        .key-figures .headline dd.value{font-size:32pt}
        .key-figures dd.missing,.key-figures .headline dd.missing{font-size:11pt}
        .key-figures dt,.key-figures dd:not(.value),.details,.box,.footnote,footer{font-size:8.75pt}
        .key-figures .headline dt{font-size:10.5pt}
        .callout,.box,tr.marked>*,tr.group th{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        .page-break{break-before:page}
        .page-break+section>h2,.page-break+h2{margin-top:0}
        footer{margin-top:8mm}
        }

        """
}
