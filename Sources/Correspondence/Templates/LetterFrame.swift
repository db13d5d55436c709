/// The HTML around every letter of every language.
enum LetterFrame {
    /// The head without its title. Colours in dark mode are neither pure black nor pure white, which smear.
    static let head = """
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <style>
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        @media (max-width: 480px) {
          .margin { padding: 0 !important; }
          .inside { padding-left: 16px !important; padding-right: 16px !important; }
          .heads { display: none !important; }
          .stack { display: block !important; width: auto !important; text-align: left !important; }
          .under { padding-top: 0 !important; border-top: 0 !important; }
          .label { display: inline !important; }
          .sum { display: block !important; text-align: right !important; }
          .name { display: block !important; float: left !important; }
        }
        @media (prefers-color-scheme: dark) {
          .page { background: #15181c !important; }
          .card { background: #1e2227 !important; }
          .panel { background: #2a3037 !important; }
          .ink, .ink strong { color: #e6e9ed !important; }
          .soft { color: #b4bcc6 !important; }
          .line { border-color: #3a424c !important; }
          .strong { border-color: #e6e9ed !important; }
          .link { color: #a9cdf2 !important; }
        }
        </style>

        """

    /// From the body's start to the first paragraph. A logo stands on white in dark mode too, as it is drawn for it.
    static let top = """
        <table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f2f4f7" \
        style="background:#f2f4f7">
        <tr><td class="margin" align="center" style="padding:24px 12px">
        <!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
        <table class="card" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" \
        style="max-width:600px;background:#ffffff">
        {{#company.logo}}
        <tr><td class="inside" align="{{company.logo_align}}" bgcolor="#ffffff" style="padding:20px 28px;background:#ffffff">
        <img src="{{company.logo}}" alt="{{company.name}}" height="56" \
        style="\(LetterHTML.font)display:inline-block;height:56px;max-width:100%;object-fit:contain;border:0;\
        font-size:20px;color:#1f2933">
        </td></tr>
        <tr><td bgcolor="{{company.primary_color}}" height="6" style="height:6px;font-size:0;line-height:0">&nbsp;</td></tr>
        {{/company.logo}}
        {{^company.logo}}
        <tr><td class="inside" bgcolor="{{company.primary_color}}" \
        style="\(LetterHTML.font)padding:18px 28px;font-size:20px;line-height:26px;font-weight:bold;\
        color:{{company.primary_text_color}}">
        {{company.name}}
        </td></tr>
        {{/company.logo}}
        <tr><td bgcolor="{{company.accent_color}}" height="3" style="height:3px;font-size:0;line-height:0">&nbsp;</td></tr>
        <tr><td class="inside" style="padding:24px 28px 8px">

        """

    /// From the last paragraph to the body's end: who writes.
    static let bottom = """
        </td></tr>
        <tr><td class="soft inside line" style="\(LetterHTML.font)\
        padding:16px 28px 24px;overflow-wrap:anywhere;border-top:1px solid #d9dee4;font-size:14px;line-height:20px;color:#52606d">
        <strong>{{company.name}}</strong>{{#company.tax_id}} · {{company.tax_id}}{{/company.tax_id}}
        {{#company.address}}
        <br>{{company.address}}
        {{/company.address}}
        {{#company.phone}}
        <br>{{company.phone}}
        {{/company.phone}}
        {{#company.reply_to}}
        <br><a class="link" href="mailto:{{company.reply_to}}" style="color:#52606d">{{company.reply_to}}</a>
        {{/company.reply_to}}
        {{#company.website}}
        <br>{{#company.website_url}}<a class="link" href="{{company.website_url}}" style="color:#52606d">\
        {{company.website}}</a>{{/company.website_url}}{{^company.website_url}}{{company.website}}{{/company.website_url}}
        {{/company.website}}
        </td></tr>
        </table>
        <!--[if mso]></td></tr></table><![endif]-->
        </td></tr>
        </table>

        """
}
