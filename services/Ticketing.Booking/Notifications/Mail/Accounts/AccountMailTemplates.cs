using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ticketing.Booking.Notifications.Mail.Accounts;

/// <summary>What one kind of mail about an account says. Nothing is filled in: it holds nothing that a person typed.</summary>
/// <param name="Subject">Of the mail.</param>
/// <param name="Body">Paragraphs.</param>
/// <param name="Open">The text of its link.</param>
/// <param name="Path">Where the link leads. The secret follows as the fragment, which browsers send to nobody.</param>
internal sealed record AccountMailTemplate(string Subject, string[] Body, string Open, string Path);

/// <summary>These mails in one language.</summary>
internal sealed record AccountMailTemplates(string Footer, Dictionary<string, AccountMailTemplate> Kinds)
{
    private const string File = "account-mails.json";

    private static readonly Dictionary<string, AccountMailTemplates> ByLocale = Load();

    /// <summary>The language's templates; English for one that is not here.</summary>
    public static AccountMailTemplates Of(string locale) =>
        ByLocale.GetValueOrDefault(locale, ByLocale[MailTemplates.English]);

    private static Dictionary<string, AccountMailTemplates> Load()
    {
        var name = $"{typeof(MailTemplates).Namespace}.Templates.{File}";
        using var stream = typeof(MailTemplates).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        return JsonSerializer.Deserialize(stream, AccountMailTemplatesJson.Default.DictionaryStringAccountMailTemplates)
            ?? throw new InvalidOperationException($"{name} is JSON null.");
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Dictionary<string, AccountMailTemplates>))]
internal sealed partial class AccountMailTemplatesJson : JsonSerializerContext;
