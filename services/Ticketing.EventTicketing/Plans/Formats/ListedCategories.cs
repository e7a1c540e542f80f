namespace Ticketing.EventTicketing.Plans.Formats;

/// <summary>Categories that are listed place by place, as blocks.</summary>
internal static class ListedCategories
{
    /// <summary>
    /// The places that have another category than the usual one, in runs of a row; rows with the same run are one block.
    /// Null for none.
    /// </summary>
    public static IReadOnlyList<CategoryBlockDraft?>? BlocksOf(
        IEnumerable<(ListedPlace Place, string? Category)> places, string? usual)
    {
        var open = new Dictionary<(string Category, int From, int To), CategoryBlockDraft>();
        var blocks = new List<CategoryBlockDraft?>();
        foreach (var row in places.GroupBy(p => p.Place.Row).OrderBy(g => g.Key))
        {
            foreach (var run in RunsOf(row, usual))
            {
                var isLonger = open.TryGetValue(run, out var block) && block.ToRow == row.Key - 1;
                if (isLonger)
                {
                    blocks.Remove(block);
                }

                open[run] = new CategoryBlockDraft(
                    run.Category, isLonger ? block!.FromRow : row.Key, row.Key, run.From, run.To);
                blocks.Add(open[run]);
            }
        }

        return blocks.Count == 0 ? null : blocks;
    }

    private static List<(string Category, int From, int To)> RunsOf(
        IEnumerable<(ListedPlace Place, string? Category)> row, string? usual)
    {
        var runs = new List<(string Category, int From, int To)>();
        foreach (var (place, category) in row.OrderBy(p => p.Place.Seat))
        {
            if (category is null || category == usual)
            {
                continue;
            }

            if (runs.Count > 0 && runs[^1].Category == category && runs[^1].To == place.Seat - 1)
            {
                runs[^1] = (category, runs[^1].From, place.Seat);
            }
            else
            {
                runs.Add((category, place.Seat, place.Seat));
            }
        }

        return runs;
    }
}
