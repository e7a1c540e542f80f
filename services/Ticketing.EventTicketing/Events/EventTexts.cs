using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Events;

/// <summary>The rules for what people read of an event, at its creation and later. Bounds: docs/api.md.</summary>
internal static class EventTexts
{
    private const int MaxNameLength = 200;
    private const int MaxDescriptionLength = 5_000;

    private static readonly string NameError = $"Must have 1 to {MaxNameLength} characters, {VisibleText.Hint}.";

    /// <summary>The name of the event or its venue, as it is stored; a wrong one becomes an error.</summary>
    public static string ReadName(string? text, string field, FieldErrors errors)
    {
        errors.Require(VisibleText.TryLine(text, 1, MaxNameLength, out var name), field, NameError);
        return name;
    }

    /// <summary>The description as it is stored; a wrong one becomes an error.</summary>
    public static string ReadDescription(string? text, FieldErrors errors)
    {
        errors.Require(
            VisibleText.TryParagraphs(text, MaxDescriptionLength, out var description),
            "description",
            $"Must have at most {MaxDescriptionLength} characters, {VisibleText.Hint}.");
        return description;
    }
}
