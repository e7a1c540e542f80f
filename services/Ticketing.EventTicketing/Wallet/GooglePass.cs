using System.Globalization;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Ticketing.EventTicketing.Tickets;

namespace Ticketing.EventTicketing.Wallet;

/// <summary>
/// A link with which Google Wallet keeps a ticket: a JWT (RS256) of an event ticket class and object, signed by the
/// issuer's service account (Google Wallet API, "save to wallet").
/// </summary>
internal sealed class GooglePass : IDisposable
{
    private const string SaveAddress = "https://pay.google.com/gp/v/save/";

    private readonly WalletOptions _options;
    private readonly RSA _key = RSA.Create();

    /// <summary>Reads the key.</summary>
    /// <exception cref="CryptographicException">It is no RSA key in PKCS #8.</exception>
    public GooglePass(WalletOptions options)
    {
        _options = options;
        _key.ImportPkcs8PrivateKey(Convert.FromBase64String(options.GooglePrivateKey), out _);
    }

    /// <summary>The link of one ticket; <paramref name="code"/> is the text of its QR code.</summary>
    public string LinkOf(OrderTickets order, OrderTicket ticket, string code, DateTimeOffset now)
    {
        var text = PassText.Of(order, ticket);
        var e = order.Event;
        var classId = $"{_options.GoogleIssuer}.event-{e.Id}";
        var ofEvent = new Dictionary<string, object>
        {
            ["id"] = classId,
            ["issuerName"] = _options.Organisation,
            ["reviewStatus"] = "UNDER_REVIEW",
            ["eventName"] = Localized(e.Name),
            ["venue"] = new Dictionary<string, object> { ["name"] = Localized(e.Venue), ["address"] = Localized(e.Venue) },
            ["dateTime"] = new Dictionary<string, object> { ["start"] = text.StartText },
        };
        return SaveAddress + Sign(now, new Dictionary<string, object>
        {
            ["eventTicketClasses"] = new object[] { ofEvent },
            ["eventTicketObjects"] = new object[] { ObjectOf(order, ticket, text, classId, code) },
        });
    }

    private Dictionary<string, object> ObjectOf(
        OrderTickets order, OrderTicket ticket, PassText text, string classId, string code)
    {
        // An order is in one section, so that these numbers name a seat of it.
        var place = ticket.Id.Seat;
        var seat = new Dictionary<string, object> { ["section"] = Localized(text.Section) };
        Add(seat, "row", text.Row);
        Add(seat, "seat", text.Seat);
        var ofTicket = new Dictionary<string, object>
        {
            ["id"] = string.Create(
                CultureInfo.InvariantCulture,
                $"{_options.GoogleIssuer}.{order.BookingId}-{place.Subsection}-{place.Row}-{place.Seat}-{ticket.Generation}"),
            ["classId"] = classId,
            ["state"] = "ACTIVE",
            ["ticketNumber"] = text.Number,
            ["reservationInfo"] = new Dictionary<string, object> { ["confirmationCode"] = order.BookingId.ToString() },
            ["seatInfo"] = seat,
            ["barcode"] = new Dictionary<string, object>
            {
                ["type"] = "QR_CODE", ["value"] = code, ["alternateText"] = text.Number,
            },
        };
        if (ticket.AttendeeName is { } name)
        {
            ofTicket["ticketHolderName"] = name;
        }

        // Google names section, row and seat in the phone's language by itself.
        ofTicket["textModulesData"] = new object[]
        {
            new Dictionary<string, object>
            {
                ["id"] = "rule",
                ["localizedHeader"] = InBoth(PassWords.AtTheDoor),
                ["localizedBody"] = InBoth(PassWords.Rule),
            },
        };

        return ofTicket;
    }

    private static void Add(Dictionary<string, object> seat, string name, string? value)
    {
        if (value is not null)
        {
            seat[name] = Localized(value);
        }
    }

    private static Dictionary<string, object> Localized(string value) => new()
    {
        ["defaultValue"] = new Dictionary<string, object> { ["language"] = "en", ["value"] = value },
    };

    private static Dictionary<string, object> InBoth(string word) => new(Localized(word))
    {
        ["translatedValues"] = new object[]
        {
            new Dictionary<string, object> { ["language"] = "zh-TW", ["value"] = PassWords.Chinese[word] },
        },
    };

    private string Sign(DateTimeOffset now, Dictionary<string, object> payload) => new JsonWebTokenHandler
    {
        SetDefaultTimesOnTokenCreation = false,
    }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = _options.GoogleServiceAccount,
        Audience = "google",
        IssuedAt = now.UtcDateTime,
        Claims = new Dictionary<string, object> { ["typ"] = "savetowallet", ["payload"] = payload },
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(_key), SecurityAlgorithms.RsaSha256)
        {
            // The common cache would hand out a signer of another instance, whose key may be disposed of.
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        },
    });

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
