using System.Text.Json;
using System.Text.Json.Serialization;
using Ticketing.EventTicketing.Tickets;

namespace Ticketing.EventTicketing.Wallet;

/// <summary>The <c>pass.json</c> of an event ticket (Apple, Wallet Passes, format version 1).</summary>
internal static class ApplePass
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>One pass; <paramref name="code"/> is the text of its QR code, of ASCII letters.</summary>
    public static byte[] Write(OrderTickets order, OrderTicket ticket, string code, WalletOptions options)
    {
        var text = PassText.Of(order, ticket);
        var e = order.Event;
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                FormatVersion = 1,
                PassTypeIdentifier = options.ApplePassType,
                TeamIdentifier = options.AppleTeam,
                OrganizationName = options.Organisation,
                SerialNumber = PassText.SerialOf(ticket),
                GroupingIdentifier = order.BookingId.ToString(),
                Description = $"{e.Name}, {e.Venue}",
                LogoText = options.Organisation,
                SharingProhibited = true,
                RelevantDate = text.StartText,
                ForegroundColor = "rgb(255,255,255)",
                LabelColor = "rgb(214,222,255)",
                BackgroundColor = "rgb(27,36,86)",
                Barcodes = new[]
                {
                    new
                    {
                        Format = "PKBarcodeFormatQR", Message = code, MessageEncoding = "iso-8859-1", AltText = text.Number,
                    },
                },
                EventTicket = new
                {
                    PrimaryFields = new[] { Text("event", PassWords.Event, e.Name) },
                    SecondaryFields = new[] { Text("venue", PassWords.Venue, e.Venue), Start(text.StartText) },
                    AuxiliaryFields = Seat(text),
                    BackFields = Back(order, ticket, text),
                },
                Semantics = new
                {
                    EventName = e.Name, VenueName = e.Venue, EventStartDate = text.StartText,
                    Seats = new[] { new { SeatSection = text.Section, SeatRow = text.Row, SeatNumber = text.Seat } },
                },
            },
            Format);
    }

    private static PassField[] Seat(PassText text) =>
    [
        Text("section", PassWords.Section, text.Section),
        .. text.Row is null ? (PassField[])[] : [Text("row", PassWords.Row, text.Row)],
        .. text.Seat is null ? (PassField[])[] : [Text("seat", PassWords.Seat, text.Seat)],
    ];

    private static PassField[] Back(OrderTickets order, OrderTicket ticket, PassText text) =>
    [
        .. ticket.AttendeeName is { } name ? (PassField[])[Text("name", PassWords.Name, name)] : [],
        .. ticket.Kind is { } kind ? (PassField[])[Text("kind", PassWords.Ticket, kind)] : [],
        Text("number", PassWords.Number, text.Number),
        Text("order", PassWords.Order, order.BookingId.ToString()),
        Text("rule", PassWords.AtTheDoor, PassWords.Rule),
    ];

    private static PassField Text(string key, string label, string value) => new(key, label, value);

    /// <summary>Shown on the venue's clock, wherever the phone is.</summary>
    private static PassField Start(string at) => new("start", PassWords.Starts, at)
    {
        DateStyle = "PKDateStyleMedium", TimeStyle = "PKDateStyleShort", IgnoresTimeZone = true,
    };

    private sealed record PassField(string Key, string Label, string Value)
    {
        public string? DateStyle { get; init; }

        public string? TimeStyle { get; init; }

        public bool? IgnoresTimeZone { get; init; }
    }
}
