using System.Diagnostics;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Documents;
using Ticketing.EventTicketing.Documents.Text;
using Ticketing.EventTicketing.Tickets;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using Xunit.Abstractions;

namespace Ticketing.EventTicketing.Tests.Documents;

/// <summary>
/// What a ticket says in many scripts, read back by another library. Before, only Latin-1 was sure to be seen: no font
/// was embedded, and a long word ran off the page.
/// </summary>
public sealed class TicketPdfTests(ITestOutputHelper output)
{
    private static readonly TicketPdf Printer = new(new TicketFonts(TicketFonts.Folder));

    /// <summary>Names that people give to events; the key is what the picture of a run is called.</summary>
    public static TheoryData<string, string> Names { get; } = new()
    {
        { "latin", "Northern Lights: an evening of “quiet” music – part 2 (encore)" },
        { "czech", "Příliš žluťoučký kůň úpěl ďábelské ódy v Českém Krumlově" },
        { "chinese", "五月天《回到那一天》二十五週年巡迴演唱會，臺北小巨蛋，加演場：請於開演前一小時入場" },
        { "simplified", "北京国家大剧院 龙年新春音乐会 广东乐团" },
        { "japanese", "サカナクション アリーナツアー 東京ドーム・千秋楽" },
        { "korean", "방탄소년단 월드투어 서울 올림픽 주경기장 마지막 공연" },
        { "arabic", "حفلة أم كلثوم ٢٠٣٠ في دار الأوبرا المصرية Live 2030 (الليلة الأولى)" },
        { "thai", "คอนเสิร์ตใหญ่ที่ราชมังคลากีฬาสถาน" },
        { "greek and russian", "Συναυλία Θεοδωράκη · Щелкунчик в Большом театре" },
        { "emoji", "Summer 🎉 Fest 🏳️‍🌈 with 👩‍🎤 and ❤️ at the 🏟️" },
        { "long word", new string('W', 200) },
        { "long chinese", string.Concat(Enumerable.Repeat("演唱會", 66)) },
        { "long emoji", string.Concat(Enumerable.Repeat("🎉", 100)) },
        { "long korean word", new string('한', 200) },
        { "long arabic", string.Concat(Enumerable.Repeat("مرحبا ", 33)).Trim() },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_can_be_read_from_the_page_and_stays_on_it(string script, string name)
    {
        var bytes = Print(name, venue: name);
        KeepForLooking(script, bytes);
        using var document = PdfDocument.Open(bytes);
        var page = document.GetPage(1);

        page.Letters.ShouldAllBe(letter => IsOn(page, letter.BoundingBox));
        page.Letters.ShouldAllBe(letter => IsOn(page, letter.StartBaseLine) && IsOn(page, letter.EndBaseLine));
        Paths(page).ShouldAllBe(path => IsOn(page, path), "the code is on the page, too");
        var fonts = AreEmbedded(document);
        fonts.ShouldNotBeEmpty();
        fonts.ShouldAllBe(isEmbedded => isEmbedded);
        bytes.Length.ShouldBeLessThan(200_000);
    }

    [Theory]
    [InlineData("Příliš žluťoučký kůň")]
    [InlineData("五月天二十五週年")]
    [InlineData("北京国家大剧院")]
    [InlineData("東京ドーム")]
    [InlineData("방탄소년단 월드투어")]
    [InlineData("Щелкунчик")]
    [InlineData("🎉")]
    public void Text_can_be_copied_from_the_page(string name)
    {
        using var document = PdfDocument.Open(Print(name));
        TextOf(document.GetPage(1)).ShouldContain(name.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_character_that_no_font_has_is_a_visible_sign()
    {
        // Egyptian hieroglyphs: nobody embeds a font for them.
        var line = new Paragraph("A\U00013000B", bold: false, new TicketFonts(TicketFonts.Folder)).Lines(100)
            .ShouldHaveSingleItem();

        line.Runs.Count.ShouldBe(3);
        line.Runs[1].Glyphs.ShouldHaveSingleItem().Glyph.ShouldNotBe((ushort)0);
        line.Runs[1].Advance.ShouldBeGreaterThan(0.3);
        Print("A\U00013000B").Length.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void Arabic_letters_are_joined_and_run_from_right_to_left()
    {
        var fonts = new TicketFonts(TicketFonts.Folder);
        var line = new Paragraph("سلام 2030", bold: false, fonts).Lines(100).ShouldHaveSingleItem();

        line.RightToLeft.ShouldBeTrue();
        var letters = line.Runs[^1];
        letters.Clusters.ShouldBeInOrder(SortDirection.Descending, "the first letter is at the right");
        var alone = "سلام".Select(letter => Nominal(fonts, letter)).ToList();
        letters.Glyphs.Select(glyph => glyph.Glyph).Intersect(alone).Count().ShouldBeLessThan(
            alone.Count, "joined letters have other shapes than single ones");
        line.Runs[0].Clusters.ShouldBeInOrder(SortDirection.Ascending, "the number runs from left to right");
    }

    [Fact]
    public void Fifty_tickets_are_small()
    {
        Print("五月天 warm-up");
        var watch = Stopwatch.StartNew();
        var one = Print("五月天《回到那一天》巡迴演唱會");
        var first = watch.Elapsed;
        watch.Restart();
        var fifty = Print("五月天《回到那一天》巡迴演唱會", tickets: TicketPdf.MaxTickets);
        var all = watch.Elapsed;

        output.WriteLine($"1 ticket: {one.Length} bytes, {first.TotalMilliseconds:0.0} ms");
        output.WriteLine($"50 tickets: {fifty.Length} bytes, {all.TotalMilliseconds:0.0} ms");
        one.Length.ShouldBeLessThan(100_000);
        fifty.Length.ShouldBeLessThan(400_000, "the pages share their fonts");
    }

    private static ushort Nominal(TicketFonts fonts, char letter)
    {
        fonts.Find([letter], bold: false)!.Font.TryGetNominalGlyph(letter, out var glyph).ShouldBeTrue();
        return (ushort)glyph;
    }

    [Fact]
    public void A_ticket_says_what_people_call_the_seat_and_none_where_there_is_none()
    {
        var plan = new SubsectionPlan(1, 1, 5, [], [])
        {
            Label = "Balcony", RowLabels = ["AA"], Numbering = new SeatNumbering(1, 2, FromRight: true),
        };

        Printed(plan).ShouldContain("RowAA·Seat9");
        Printed(plan).ShouldContain("SectionA·Balcony");
        Printed(plan with { Kind = PlaceKind.Tables }).ShouldContain("TableAA·Seat9");
        Printed(plan with { Kind = PlaceKind.Area }).ShouldContain("Noseat");
        Printed(plan with { Kind = PlaceKind.Area }).ShouldNotContain("RowAA");

        static string Printed(SubsectionPlan plan)
        {
            using var document = PdfDocument.Open(Print("Aurora", plan: plan));
            return TextOf(document.GetPage(1));
        }
    }

    [Fact]
    public void A_ticket_is_in_the_language_of_its_buyers_mails()
    {
        using var document = PdfDocument.Open(Print("極光巡迴演唱會", locale: "zh-Hant"));

        var text = TextOf(document.GetPage(1));

        text.ShouldContain("2030年1月1日週二19:30（Asia/Taipei）");
        text.ShouldContain("A區・第1分區1排1號票號");
        text.ShouldNotContain("Seat");
    }

    private static byte[] Print(
        string name, string venue = "國家音樂廳", int tickets = 1, SubsectionPlan? plan = null, string locale = "en")
    {
        var happening = new TicketEvent(
            new EventId(7), Guid.NewGuid(), name, venue, new DateTimeOffset(2030, 1, 1, 11, 30, 0, TimeSpan.Zero),
            "Asia/Taipei", "ON_SALE");
        var order = new OrderTickets(
            new BookingId(Guid.NewGuid()), null, happening,
            [.. Enumerable.Range(1, tickets).Select(n => new OrderTicket(
                new TicketId(new EventId(7), "A", new SeatPosition(1, 1, n)), TicketState.Valid, null))])
        {
            Locale = locale,
            Section = plan is null ? null : new SectionPlan("A", 0, 1, [plan]),
        };
        return Printer.Write(order, ticket => $"{ticket.Id}".PadRight(150, 'A').ToUpperInvariant());
    }

    private static string TextOf(Page page) => string.Concat(
        page.Letters.Select(letter => letter.Value)).Replace(" ", "", StringComparison.Ordinal);

    private static IEnumerable<PdfRectangle> Paths(Page page) =>
        page.Paths.Select(path => path.GetBoundingRectangle()).OfType<PdfRectangle>();

    private static bool IsOn(Page page, PdfPoint point) =>
        point.X >= 0 && point.X <= page.Width && point.Y >= 0 && point.Y <= page.Height;

    private static bool IsOn(Page page, PdfRectangle part) => IsOn(page, part.BottomLeft) && IsOn(page, part.TopRight);

    /// <summary>For each font of the document: whether it brings its shapes along.</summary>
    private static List<bool> AreEmbedded(PdfDocument document)
    {
        var objects = document.Structure.CrossReferenceTable.ObjectOffsets.Keys
            .Select(reference => document.Structure.GetObject(reference).Data).OfType<DictionaryToken>().ToList();
        bool Is(DictionaryToken dictionary, string type) =>
            dictionary.TryGet(NameToken.Type, out var name) && name is NameToken { Data: { } data } && data == type;
        var descriptors = objects.Where(o => Is(o, "FontDescriptor"))
            .Select(o => o.ContainsKey(NameToken.FontFile2) || o.ContainsKey(NameToken.FontFile3));
        var simple = objects.Where(o => Is(o, "Font") && !o.ContainsKey(NameToken.DescendantFonts))
            .Select(o => o.ContainsKey(NameToken.FontDescriptor) || o.ContainsKey(NameToken.Create("CharProcs")));
        return [.. descriptors, .. simple];
    }

    /// <summary>For a person, when TICKETING_PDFS names a folder: <c>pdftoppm -png</c> shows the pages.</summary>
    private static void KeepForLooking(string name, byte[] pdf)
    {
        if (Environment.GetEnvironmentVariable("TICKETING_PDFS") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, name.Replace(' ', '-') + ".pdf"), pdf);
        }
    }
}
