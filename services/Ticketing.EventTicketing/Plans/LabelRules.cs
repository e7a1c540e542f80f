using Ticketing.Contracts.Seating;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Plans;

/// <summary>Checks what people call subsections, rows and seats. No two rows or seats of a block share a name.</summary>
internal static class LabelRules
{
    /// <summary>UTF-16 units of a subsection's label.</summary>
    public const int MaxLabel = 60;

    /// <summary>UTF-16 units of a row's or a table's label.</summary>
    public const int MaxRowLabel = 20;

    /// <summary>UTF-16 units of a seat's label: a seat is drawn with it.</summary>
    public const int MaxSeatLabel = 12;

    private const int MaxNumber = 99_999;

    public static string? Label(string? text, string path, FieldErrors errors) => text is null
        ? null
        : Read(text, MaxLabel, path, errors);

    /// <summary>Labels of rows, null for none.</summary>
    public static IReadOnlyList<string?>? RowLabels(IReadOnlyList<string?>? texts, int rows, string path, FieldErrors errors)
    {
        if (texts is not { Count: > 0 }
            || !errors.Require(texts.Count <= rows, path, "Has more entries than there are rows."))
        {
            return null;
        }

        var labels = texts.Select((text, i) => text is null ? null : Read(text, MaxRowLabel, $"{path}[{i}]", errors)).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < rows && !errors.Full; i++)
        {
            var label = i < labels.Count && labels[i] is { } own ? own : $"{i + 1}";
            errors.Require(
                seen.Add(label), i < labels.Count ? $"{path}[{i}]" : path, $"Another row is called {label} too.");
        }

        return labels;
    }

    public static SeatNumbering? Numbering(NumberingDraft? draft, int places, string path, FieldErrors errors)
    {
        if (draft is null)
        {
            return null;
        }

        var (start, step) = (draft.Start ?? 1, draft.Step ?? 1);
        errors.Require(start is >= 0 and <= MaxNumber, path + ".start", $"Must be 0 to {MaxNumber}.");
        errors.Require(step is >= -100 and <= 100 and not 0, path + ".step", "Must be -100 to 100 and not 0.");
        errors.Require(
            start + (step * (long)(places - 1)) >= 0 || step is 0 or < -100, path, "Counts below 0 in the longest row.");
        errors.Require(draft.From is null or "left" or "right", path + ".from", "Must be left or right.");
        errors.Require(
            draft.Labels is null || draft.Labels.Count <= places, path + ".labels", "Has more entries than there are places.");
        var labels = draft.Labels?.Take(places)
            .Select((text, i) => text is null ? null : Read(text, MaxSeatLabel, $"{path}.labels[{i}]", errors)).ToList();
        return new SeatNumbering(
            start, step, draft.From == "right", draft.SkipGaps == true, labels is { Count: > 0 } ? labels : null);
    }

    public static IReadOnlyList<SeatNumbering?>? RowNumberings(
        IReadOnlyList<NumberingDraft?>? drafts, int rows, int places, string path, FieldErrors errors) =>
        drafts is not { Count: > 0 }
            || !errors.Require(drafts.Count <= rows, path, "Has more entries than there are rows.")
                ? null
                : [.. drafts.Select((draft, i) => Numbering(draft, places, $"{path}[{i}]", errors))];

    /// <summary>Two seats of a row that people could not tell apart.</summary>
    public static void CheckSeats(SubsectionPlan plan, string path, FieldErrors errors)
    {
        if (plan is { RowNumberings: null, Numbering: null } || !errors.None)
        {
            return;
        }

        for (var row = 1; row <= plan.Rows && !errors.Full; row++)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            if (plan.SeatLabels(row).FirstOrDefault(label => label is not null && !seen.Add(label)) is { } twice)
            {
                errors.Add(path, $"Row {plan.RowLabel(row)} has two seats {twice}.");
            }
        }
    }

    private static string? Read(string text, int max, string path, FieldErrors errors) =>
        errors.Require(
            VisibleText.TryLine(text, 1, max, out var label), path, $"Must have 1 to {max} visible characters in one line.")
            ? label
            : null;
}
