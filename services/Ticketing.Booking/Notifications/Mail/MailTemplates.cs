using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ticketing.Booking.Notifications.Mail;

/// <summary>What one kind of notification says. Braces stand for values, for example <c>{event}</c>.</summary>
/// <param name="Subject">Of the mail.</param>
/// <param name="Body">Paragraphs.</param>
/// <param name="Outcomes">Further paragraphs by <see cref="NotificationDetail.Outcome"/>.</param>
internal sealed record KindTemplate(
    string Subject, string[] Body, Dictionary<string, string[]>? Outcomes = null);

/// <summary>What a confirmation says about refunds. Braces stand for values.</summary>
/// <param name="Label">Before them.</param>
/// <param name="Full">Nothing is kept.</param>
/// <param name="LessFee">A fee is kept.</param>
/// <param name="FullThenLessFee">Nothing is kept at first, and later a fee.</param>
internal sealed record RefundTemplates(string Label, string Full, string LessFee, string FullThenLessFee);

/// <summary>Where the tickets of a paid order are.</summary>
/// <param name="Attached">With the mail.</param>
/// <param name="Online">On the order's page.</param>
internal sealed record TicketTemplates(string Attached, string Online);

/// <summary>Everything mails say in one language: <c>Templates/{locale}.json</c>, embedded.</summary>
internal sealed record MailTemplates(
    string Greeting,
    string Event,
    string Venue,
    string When,
    string Seats,
    string Numbers,
    string Amount,
    string Fee,
    string Order,
    string Open,
    string Footer,
    RefundTemplates Refunds,
    TicketTemplates Tickets,
    Dictionary<string, KindTemplate> Kinds,
    Dictionary<string, string> Codes)
{
    public const string English = "en";
    public const string TraditionalChinese = "zh-Hant";

    private static readonly Dictionary<string, MailTemplates> ByLocale = new()
    {
        [English] = Load(English),
        [TraditionalChinese] = Load(TraditionalChinese),
    };

    /// <summary>The language's templates; English for one that is not here.</summary>
    public static MailTemplates Of(string locale) => ByLocale.GetValueOrDefault(locale, ByLocale[English]);

    /// <summary>A failure code in words; the code itself when there are none for it.</summary>
    public string Code(string? code) => code is null ? "" : Codes.GetValueOrDefault(code, code);

    private static MailTemplates Load(string locale)
    {
        var name = $"{typeof(MailTemplates).Namespace}.Templates.{locale}.json";
        using var stream = typeof(MailTemplates).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        return JsonSerializer.Deserialize(stream, MailTemplatesJson.Default.MailTemplates)
            ?? throw new InvalidOperationException($"{name} is JSON null.");
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(MailTemplates))]
internal sealed partial class MailTemplatesJson : JsonSerializerContext;
