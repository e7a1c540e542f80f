using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;

namespace Ticketing.Foundation.Tests.Names;

/// <summary>A name of eight Latin letters was all that a section could have.</summary>
public sealed class SectionNameTests
{
    [Theory]
    [InlineData("A")]
    [InlineData("ABCDEFGHI")]
    [InlineData("1. Rang links")]
    [InlineData("樓上左")]
    [InlineData("Parterre (côté jardin)")]
    [InlineData("देवनागरी")]
    [InlineData("B&B's’ Ⅱ")]
    public void Names_of_any_script_are_accepted(string name)
    {
        SectionName.TryRead($" {name} ", out var read).ShouldBeTrue();
        read.ShouldBe(name.Normalize());
        SectionName.IsName(read).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("A-1")] // the dash separates the parts of a ticket id
    [InlineData("A/B")]
    [InlineData("A\\B")]
    [InlineData("A%2FB")]
    [InlineData("A|B")]
    [InlineData("A;B")]
    [InlineData("A,B")]
    [InlineData("A:B")]
    [InlineData("A\0")]
    [InlineData("A\u202EB")]
    [InlineData("A\u200BB")]
    [InlineData("\u3164")]
    [InlineData("1234567890123456789012345678901")]
    public void Names_that_break_ids_paths_or_records_are_refused(string? name) =>
        SectionName.TryRead(name, out _).ShouldBeFalse();

    [Theory]
    [InlineData("A", "A")]
    [InlineData("VIP2", "VIP2")] // keys of events from before stay as they are
    [InlineData("1. Rang", "1.%20Rang")]
    [InlineData("左", "%E5%B7%A6")]
    public void Keys_are_ascii_and_those_of_latin_names_stay(string name, string key)
    {
        SectionName.KeyOf(name).ShouldBe(key);
        MessageKeys.SeatWork(new EventId(1), name, 3).ShouldBe($"event-1-section-{key}-partition-3");
    }
}
