using Ticketing.Contracts.Text;

namespace Ticketing.Foundation.Tests.Names;

/// <summary>Text that people see is visible, and shows what it says.</summary>
public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("Ada Lovelace")]
    [InlineData("陳大文")]
    [InlineData("محمد")]
    [InlineData("Henry \"The Fonz\" W")]
    [InlineData("👩‍👩‍👧 family")] // joined by U+200D
    [InlineData("می‌خواهم")] // U+200C stands between letters in Persian
    [InlineData("\u200Fשלום")]
    public void Names_of_all_the_world_are_accepted(string name)
    {
        VisibleText.TryLine(name, 1, 100, out var line).ShouldBeTrue();
        line.ShouldBe(name.Normalize());
    }

    [Theory]
    [InlineData("\u202Eevil")]
    [InlineData("safe\u2066hidden\u2069")]
    [InlineData("\u200B\u200D\u2060")]
    [InlineData("\u3164\u3164")] // Hangul filler
    [InlineData("\u2800")] // empty Braille pattern
    [InlineData("   ")]
    [InlineData("\u0301\u0301")]
    [InlineData("two\nlines")]
    [InlineData("two\u2028lines")]
    [InlineData("bell\u0007")]
    [InlineData("nul\0")]
    [InlineData("\uFEFF")]
    [InlineData("\uE000")]
    [InlineData("")]
    [InlineData(null)]
    public void What_hides_or_turns_text_is_refused(string? name) =>
        VisibleText.TryLine(name, 1, 100, out _).ShouldBeFalse();

    /// <summary>Not as test data: a test runner's own encoding would replace it.</summary>
    [Fact]
    public void Half_of_a_pair_is_refused()
    {
        VisibleText.TryLine("a\uD83D", 1, 100, out _).ShouldBeFalse();
        VisibleText.TryLine("\uDC69a", 1, 100, out _).ShouldBeFalse();
    }

    [Fact]
    public void Same_looking_names_are_stored_the_same()
    {
        VisibleText.TryLine("  Jose\u0301 ", 1, 100, out var line).ShouldBeTrue();
        line.ShouldBe("Jos\u00E9");
    }

    [Fact]
    public void Length_counts_after_normalising_and_hostile_length_is_not_normalised()
    {
        VisibleText.TryLine(string.Concat(Enumerable.Repeat("e\u0301", 100)), 1, 100, out _).ShouldBeTrue();
        VisibleText.TryLine(new string('x', 101), 1, 100, out _).ShouldBeFalse();
        VisibleText.TryLine(new string('\u0301', 1_000_000), 1, 100, out _).ShouldBeFalse();
    }

    [Fact]
    public void Paragraphs_may_be_empty_and_have_lines_but_turn_nothing()
    {
        VisibleText.TryParagraphs(null, 100, out var none).ShouldBeTrue();
        none.ShouldBe("");
        VisibleText.TryParagraphs("Doors 18:00\r\n\tShow 19:30", 100, out _).ShouldBeTrue();
        VisibleText.TryParagraphs("Doors\u202E 18:00", 100, out _).ShouldBeFalse();
    }
}
