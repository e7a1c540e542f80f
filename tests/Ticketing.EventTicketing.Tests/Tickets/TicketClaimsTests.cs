using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;

namespace Ticketing.EventTicketing.Tests.Tickets;

public sealed class TicketClaimsTests
{
    private static readonly byte[] KeyId = [1, 2, 3, 4];

    private static readonly TicketClaims Claims = new(
        new TicketId(new EventId(300), "A", new SeatPosition(1, 5, 12)),
        new BookingId(new Guid("00112233-4455-6677-8899-aabbccddeeff")));

    [Fact]
    public void The_signed_bytes_are_those_of_the_format()
    {
        Convert.ToHexString(Claims.Write(KeyId)).ShouldBe(
            "01" + "01020304" + "00112233445566778899AABBCCDDEEFF" + "AC02" + "0141" + "01" + "05" + "0C");
    }

    [Theory]
    [InlineData(1, "01")]
    [InlineData(300, "AC02")]
    public void A_transferred_ticket_has_its_generation_at_the_end_and_another_hash(int generation, string end)
    {
        var claims = Claims with { Generation = generation };

        var bytes = claims.Write(KeyId);

        Convert.ToHexString(bytes).ShouldBe($"02{Convert.ToHexString(Claims.Write(KeyId)[1..])}{end}");
        TicketClaims.TryRead(bytes, out var read).ShouldBeTrue();
        read.ShouldBe(claims);
        claims.Hash().ShouldNotBe(Claims.Hash());
        Convert.ToHexStringLower((Claims with { Generation = 1 }).Hash()).ShouldBe(
            "d9affea75653bc4f", "the browser's tests have the same");
        TicketClaims.TryRead([1, .. bytes[1..]], out _).ShouldBeFalse("the other format has no generation");
        TicketClaims.TryRead([2, .. Claims.Write(KeyId)[1..], 0], out _).ShouldBeFalse("it has another form without one");
    }

    [Theory]
    [InlineData(1, "A", 1, 1, 1)]
    [InlineData(300, "VIP1", 50, 200, 200)]
    [InlineData(301, "1. Rang links (côté jardin) 30", 50, 200, 200)]
    [InlineData(long.MaxValue, "貴賓席", 32767, 32767, 32767)]
    public void What_was_written_is_read_back(long eventId, string section, int subsection, int row, int seat)
    {
        var claims = Claims with
        {
            Ticket = new TicketId(new EventId(eventId), section, new SeatPosition(subsection, row, seat)),
        };

        TicketClaims.TryRead(claims.Write(KeyId), out var read).ShouldBeTrue();

        read.ShouldBe(claims);
        TicketId.TryParse(claims.Ticket.ToString(), out var id).ShouldBeTrue();
        id.ShouldBe(claims.Ticket);
    }

    [Fact]
    public void Every_shorter_longer_or_padded_form_is_refused()
    {
        var bytes = Claims.Write(KeyId);
        for (var length = 0; length < bytes.Length; length++)
        {
            TicketClaims.TryRead(bytes.AsSpan(0, length), out _).ShouldBeFalse($"{length} bytes");
        }

        TicketClaims.TryRead([.. bytes, 0], out _).ShouldBeFalse();
        TicketClaims.TryRead([2, .. bytes[1..]], out _).ShouldBeFalse("another version");
        TicketClaims.TryRead([.. bytes[..^1], 0x8C, 0x00], out _).ShouldBeFalse("a number with a needless byte");
    }

    [Fact]
    public void The_hash_names_seat_and_booking_and_not_the_key()
    {
        var other = Claims with { BookingId = BookingId.New(DateTimeOffset.UtcNow) };

        Convert.ToHexStringLower(Claims.Hash()).ShouldBe("f2c8cf49df4f3fb4", "the browser's tests have the same");
        other.Hash().ShouldNotBe(Claims.Hash());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1-A-1-5")]
    [InlineData("1-A-1-5-12-1")]
    [InlineData("01-A-1-5-12")]
    [InlineData("1-A-1-05-12")]
    [InlineData("0-A-1-5-12")]
    [InlineData("1-A-0-5-12")]
    [InlineData("1-A/B-1-5-12")]
    [InlineData("1-ABCDEFGHIJKLMNOPQRSTUVWXYZABCDE-1-5-12")]
    [InlineData("1-A-1-5-99999")]
    [InlineData(null)]
    public void What_no_ticket_is_called_is_no_ticket(string? text) => TicketId.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("", "")]
    [InlineData("66", "MY")]
    [InlineData("666F", "MZXQ")]
    [InlineData("666F6F", "MZXW6")]
    [InlineData("666F6F626172", "MZXW6YTBOI")]
    public void Base32_is_that_of_RFC_4648(string hex, string text)
    {
        Base32.Encode(Convert.FromHexString(hex)).ShouldBe(text);
        Base32.Decode(text).ShouldBe(Convert.FromHexString(hex));
        Base32.Decode(text.ToLowerInvariant()).ShouldBe(Convert.FromHexString(hex));
    }

    [Theory]
    [InlineData("M")]
    [InlineData("MZ")]
    [InlineData("MY=")]
    [InlineData("M1")]
    [InlineData("MZX")]
    public void Base32_has_one_spelling(string text) => Base32.Decode(text).ShouldBeNull();
}
