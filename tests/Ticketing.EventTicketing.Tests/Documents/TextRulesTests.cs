using System.Text;
using Ticketing.EventTicketing.Documents.Text;

namespace Ticketing.EventTicketing.Tests.Documents;

/// <summary>Where lines may end (UAX #14) and in which direction text runs (UAX #9).</summary>
public sealed class TextRulesTests
{
    [Theory]
    [InlineData("one two-three", "one |two-|three")]
    [InlineData("2030-01-01 -5", "2030-01-01 |-5")]
    [InlineData("演唱會", "演|唱|會")]
    [InlineData("《回到，那一天》！", "《回|到，|那|一|天》！")]
    [InlineData("カーっと", "カーっ|と")]
    [InlineData("서울 올림픽", "서울 |올림픽")]
    [InlineData("a\u00A0b “c” d", "a\u00A0b |“c” |d")]
    [InlineData("Tour北京Live", "Tour|北|京|Live")]
    [InlineData("👩‍🎤🎉x", "👩‍🎤|🎉|x")]
    [InlineData("NT$3,000.00 10%", "NT$3,000.00 |10%")]
    [InlineData("", "")]
    public void A_line_ends_only_where_readers_expect_it(string text, string parts)
    {
        var starts = new[] { 0 }.Concat(LineBreaks.Of(text)).ToList();
        var ends = starts.Skip(1).Append(text.Length);
        string.Join('|', starts.Zip(ends, (start, end) => text[start..end])).ShouldBe(parts);
    }

    [Theory]
    [InlineData("abc 123", "0000000")]
    [InlineData("אבג 123", "1111222")]
    [InlineData("abc אבג, דה", "00001111111")]
    [InlineData("אב abc.", "1112221")]
    [InlineData("سلام 12-13", "1111122122")]
    [InlineData("abc (אב)", "00000110")]
    [InlineData("", "")]
    public void Each_character_has_the_direction_of_its_surroundings(string text, string levels) =>
        string.Concat(BidiLevels.Of(text).Levels).ShouldBe(levels);

    [Theory]
    [InlineData("the quick brown fox jumps over the lazy dog")]
    [InlineData("Donaudampfschifffahrtsgesellschaftskapitänsmütze")]
    [InlineData("五月天回到那一天二十五週年巡迴演唱會")]
    [InlineData("مهرجان الموسيقى العربية السنوي الكبير")]
    public void No_line_is_wider_than_its_place_and_what_is_too_long_ends_with_an_ellipsis(string text)
    {
        const double Ems = 6;
        var paragraph = new Paragraph(text, bold: true, new TicketFonts(TicketFonts.Folder));
        var all = paragraph.Lines(Ems);
        all.Count.ShouldBeGreaterThan(2);
        all.ShouldAllBe(line => line.Width <= Ems);

        var two = paragraph.Lines(Ems, most: 2);
        two.Count.ShouldBe(2);
        two[1].Width.ShouldBeLessThanOrEqualTo(Ems);
        var last = two[1].RightToLeft ? two[1].Runs[0] : two[1].Runs[^1];
        Encoding.UTF8.GetString(last.Text).ShouldBe("…");
    }
}
