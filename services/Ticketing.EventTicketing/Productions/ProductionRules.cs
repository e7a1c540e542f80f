using System.Text.RegularExpressions;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Productions;

/// <summary>The rules for what people write of productions. Bounds: docs/api.md.</summary>
internal static partial class ProductionRules
{
    private const int MaxTitleLength = 200;
    private const int MaxDescriptionLength = 5_000;
    private const int MaxPerformers = 50;
    private const int MaxPerformerLength = 100;
    private const int MaxLanguages = 10;
    private const int MaxDurationMinutes = 1_440;
    private const int MaxRatingLength = 20;
    private const int MaxGenreLength = 50;

    private static readonly string[] Kinds = ["film", "concert", "match", "play", "other"];

    /// <summary>A production as it is stored; what is wrong becomes an error.</summary>
    public static Production Read(ProductionRequest draft, FieldErrors errors)
    {
        errors.Require(Kinds.Contains(draft.Kind), "kind", $"Must be one of {string.Join(", ", Kinds)}.");
        errors.Require(
            draft.DurationMinutes is null or (>= 1 and <= MaxDurationMinutes), "duration_minutes",
            $"Must be 1 to {MaxDurationMinutes}.");
        errors.Require(
            VisibleText.TryParagraphs(draft.Description, MaxDescriptionLength, out var description), "description",
            $"Must have at most {MaxDescriptionLength} characters, {VisibleText.Hint}.");
        return new Production(
            draft.Kind ?? "",
            ReadLine(draft.Title, "title", 1, MaxTitleLength, errors),
            ReadLine(draft.OriginalTitle, "original_title", 0, MaxTitleLength, errors),
            ReadPerformers(draft.Performers, errors),
            description,
            ReadLanguages(draft.Languages, errors),
            draft.DurationMinutes,
            ReadLine(draft.AgeRating, "age_rating", 0, MaxRatingLength, errors),
            ReadLine(draft.Genre, "genre", 0, MaxGenreLength, errors));
    }

    private static string ReadLine(string? text, string field, int min, int max, FieldErrors errors)
    {
        errors.Require(
            VisibleText.TryLine(text, min, max, out var line), field,
            $"Must have {min} to {max} characters, {VisibleText.Hint}.");
        return line;
    }

    private static string[] ReadPerformers(IReadOnlyList<string?>? names, FieldErrors errors) =>
        errors.Require(names is null or { Count: <= MaxPerformers }, "performers", $"Must be at most {MaxPerformers}.")
            ? [.. (names ?? []).Select((name, i) => ReadLine(name, $"performers[{i}]", 1, MaxPerformerLength, errors))]
            : [];

    private static string[] ReadLanguages(IReadOnlyList<string?>? tags, FieldErrors errors)
    {
        errors.Require(
            tags is null || (tags.Count <= MaxLanguages && tags.All(tag => tag is not null && Tag().IsMatch(tag))), "languages",
            $"Must be at most {MaxLanguages} language tags (BCP 47), for example zh-Hant.");
        return [.. (tags ?? []).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")]
    private static partial Regex Tag();
}

/// <summary>A production whose fields were checked.</summary>
internal sealed record Production(
    string Kind, string Title, string OriginalTitle, string[] Performers, string Description, string[] Languages,
    int? DurationMinutes, string AgeRating, string Genre);
