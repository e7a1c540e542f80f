using Microsoft.Extensions.Options;
using PdfSharp.Fonts;
using Ticketing.EventTicketing.Infrastructure.Tickets;

namespace Ticketing.EventTicketing.Features.TicketDocuments;

/// <summary>
/// The two TrueType files that tickets are printed with: one for text, one for Chinese, Japanese and Korean. Set in the
/// configuration, or found where Debian, Windows and macOS keep freely usable ones; scripts/setup installs Debian's.
/// Without the first there are no PDFs (503 <c>documents-unavailable</c>); without the second those characters are
/// printed as boxes. Both are logged at start.
/// </summary>
public sealed partial class TicketFonts : IFontResolver
{
    /// <summary>Family name of the text font.</summary>
    public const string Text = "ticket-text";

    /// <summary>Family name of the font for Chinese, Japanese and Korean.</summary>
    public const string Cjk = "ticket-cjk";

    /// <summary>Packages fonts-dejavu-core and fonts-liberation of Debian; Windows; macOS.</summary>
    private static readonly string[] TextPlaces =
    [
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
        @"C:\Windows\Fonts\arial.ttf", "/System/Library/Fonts/Supplemental/Arial.ttf",
    ];

    /// <summary>Package fonts-droid-fallback of Debian; Windows; macOS.</summary>
    private static readonly string[] CjkPlaces =
    [
        "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
        "/usr/share/fonts-droid-fallback/truetype/DroidSansFallback.ttf",
        @"C:\Windows\Fonts\simhei.ttf", "/System/Library/Fonts/Supplemental/Arial Unicode.ttf",
    ];

    private readonly string? _text;
    private readonly string? _cjk;

    /// <summary>Looks for the files and gives them to the PDF library, which knows one resolver in a process.</summary>
    public TicketFonts(IOptions<TicketsOptions> options, ILogger<TicketFonts> log)
    {
        _text = Find(options.Value.TextFont, TextPlaces);
        _cjk = Find(options.Value.CjkFont, CjkPlaces) ?? _text;
        if (_text is null)
        {
            NoFont(log);
            return;
        }

        if (_cjk == _text)
        {
            NoCjk(log);
        }

        GlobalFontSettings.FontResolver ??= this;
    }

    /// <summary>True if PDFs can be made.</summary>
    public bool Found => _text is not null;

    /// <summary>
    /// The family for a character: from U+2E80 on (CJK radicals, kana, ideographs, Hangul, full-width forms) the second.
    /// </summary>
    public static string FamilyFor(int codePoint) => codePoint >= 0x2E80 ? Cjk : Text;

    /// <inheritdoc/>
    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) =>
        familyName is Text or Cjk ? new FontResolverInfo(familyName, bold, italic) : null;

    /// <inheritdoc/>
    public byte[]? GetFont(string faceName) => File.ReadAllBytes((faceName == Cjk ? _cjk : _text)!);

    private static string? Find(string given, string[] places) =>
        given.Length == 0 ? places.FirstOrDefault(File.Exists)
        : File.Exists(given) ? given
        : throw new InvalidOperationException($"The font '{given}' of {TicketsOptions.Section} is not there.");

    [LoggerMessage(LogLevel.Warning, "No font for tickets: no PDFs until fonts-dejavu-core is installed or one is set")]
    private static partial void NoFont(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "No font for Chinese on tickets: install fonts-droid-fallback or set one")]
    private static partial void NoCjk(ILogger logger);
}
