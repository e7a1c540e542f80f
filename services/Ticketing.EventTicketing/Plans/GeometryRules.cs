using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Plans;

/// <summary>Checks positions and drawings.</summary>
internal static class GeometryRules
{
    /// <summary>Largest coordinate and length.</summary>
    public const decimal MaxLength = 100_000;

    private const int MaxNames = 50;

    public static GeometryDraft? Check(
        GeometryDraft? draft, int rows, int places, bool isArea, string path, FieldErrors errors)
    {
        if (draft is null)
        {
            return null;
        }

        RequirePoint(draft.X, draft.Y, path, errors);
        RequireAngle(draft.Rotation, path, errors);
        RequireLength(draft.SeatSpacing, path + ".seat_spacing", errors);
        RequireLength(draft.RowSpacing, path + ".row_spacing", errors);
        RequireLength(draft.Radius, path + ".radius", errors);
        RequireLength(draft.Width, path + ".width", errors);
        RequireLength(draft.Height, path + ".height", errors);
        errors.Require(!isArea || draft is { Width: not null, Height: not null }, path, "An area has a width and a height.");
        var own = draft.Rows ?? [];
        errors.Require(own.Count <= (isArea ? 0 : rows), path + ".rows", "Has more entries than there are rows.");
        for (var i = 0; i < own.Count && i < rows && !errors.Full; i++)
        {
            if (own[i] is { } row)
            {
                CheckRow(row, places, $"{path}.rows[{i}]", errors);
            }
        }

        return draft;
    }

    public static DrawingDraft? Check(DrawingDraft? draft, string path, FieldErrors errors)
    {
        if (draft is null)
        {
            return null;
        }

        RequireLength(draft.Width, path + ".width", errors);
        RequireLength(draft.Height, path + ".height", errors);
        if (draft.Stage is { } stage)
        {
            RequirePoint(stage.X, stage.Y, path + ".stage", errors);
            RequireLength(stage.Width, path + ".stage.width", errors);
            RequireLength(stage.Height, path + ".stage.height", errors);
            LabelRules.Label(stage.Label, path + ".stage.label", errors);
        }

        if (draft.FocalPoint is { } focus)
        {
            RequirePoint(focus.X, focus.Y, path + ".focal_point", errors);
        }

        CheckNames(draft.Floors, path + ".floors", errors);
        CheckNames(draft.Categories?.Select(c => c?.Name).ToList(), path + ".categories", errors);
        for (var i = 0; draft.Categories is { } categories && i < categories.Count && !errors.Full; i++)
        {
            errors.Require(IsColour(categories[i]?.Color), $"{path}.categories[{i}].color", "Must be like #a03c5f.");
        }

        return draft;
    }

    private static void CheckRow(RowGeometryDraft row, int places, string path, FieldErrors errors)
    {
        if (row.X is not null || row.Y is not null)
        {
            RequirePoint(row.X, row.Y, path, errors);
        }

        RequireAngle(row.Rotation, path, errors);
        RequireLength(row.SeatSpacing, path + ".seat_spacing", errors);
        RequireLength(row.Radius, path + ".radius", errors);
        errors.Require(
            (row.Places?.Count ?? 0) <= places, path + ".places", "Has more entries than the row has places.");
        for (var i = 0; i < (row.Places?.Count ?? 0) && i < places && !errors.Full; i++)
        {
            if (row.Places![i] is { } at)
            {
                errors.Require(
                    at.Count == 2 && at.All(IsCoordinate), $"{path}.places[{i}]", "Must be [x, y], or null.");
            }
        }
    }

    private static void CheckNames(IReadOnlyList<string?>? names, string path, FieldErrors errors)
    {
        errors.Require((names?.Count ?? 0) <= MaxNames, path, $"Must be at most {MaxNames}.");
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Math.Min(names?.Count ?? 0, MaxNames) && !errors.Full; i++)
        {
            var name = LabelRules.Label(names![i] ?? "", $"{path}[{i}]", errors);
            errors.Require(name is null || seen.Add(name), $"{path}[{i}]", "Another one has this name.");
        }
    }

    private static bool IsColour(string? text) =>
        text is { Length: 7 } && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    private static bool IsCoordinate(decimal value) => value is >= -MaxLength and <= MaxLength;

    private static void RequirePoint(decimal? x, decimal? y, string path, FieldErrors errors)
    {
        errors.Require(x is { } left && IsCoordinate(left), path + ".x", $"Must be -{MaxLength} to {MaxLength}.");
        errors.Require(y is { } top && IsCoordinate(top), path + ".y", $"Must be -{MaxLength} to {MaxLength}.");
    }

    private static void RequireAngle(decimal? degrees, string path, FieldErrors errors) =>
        errors.Require(degrees is null or >= -360 and <= 360, path + ".rotation", "Must be -360 to 360.");

    private static void RequireLength(decimal? length, string path, FieldErrors errors) =>
        errors.Require(length is null or > 0 and <= MaxLength, path, $"Must be above 0 and at most {MaxLength}.");
}
