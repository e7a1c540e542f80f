using System.Text;
using HarfBuzzSharp;

namespace Ticketing.EventTicketing.Documents.Text;

/// <summary>A line ready to be drawn: its runs from left to right. <c>Width</c> is in ems.</summary>
internal sealed record TextLine(IReadOnlyList<ShapedRun> Runs, double Width, bool RightToLeft);

/// <summary>A text of one weight, which can be cut into lines of any width.</summary>
internal sealed class Paragraph
{
    private const string Ellipsis = "…";

    private readonly string _text;
    private readonly bool _bold;
    private readonly TicketFonts _fonts;
    private readonly byte _level;
    private readonly byte[] _levels;
    private readonly List<int> _breaks;

    public Paragraph(string text, bool bold, TicketFonts fonts)
    {
        (_text, _bold, _fonts) = (text, bold, fonts);
        (_level, _levels) = BidiLevels.Of(text);
        _breaks = LineBreaks.Of(text);
    }

    /// <summary>
    /// Lines of at most <paramref name="ems"/>. A line ends where it may; a word that is longer than a line is split
    /// between two characters. Of more than <paramref name="most"/> lines the last one ends with an ellipsis.
    /// </summary>
    public IReadOnlyList<TextLine> Lines(double ems, int most = int.MaxValue)
    {
        var lines = new List<TextLine>();
        for (var start = SkipBlanks(0); start < _text.Length;)
        {
            var end = EndOfLine(start, ems);
            if (lines.Count + 1 == most && SkipBlanks(end) < _text.Length)
            {
                lines.Add(Shortened(start, ems));
                break;
            }

            lines.Add(Shape(start, end));
            start = SkipBlanks(end);
        }

        return lines;
    }

    private int EndOfLine(int start, double ems)
    {
        if (Shape(start, _text.Length).Width <= ems)
        {
            return _text.Length;
        }

        var breaks = _breaks.Where(at => at > start).ToList();
        var fitting = CountFitting(breaks, end => Shape(start, end).Width <= ems);
        return fitting > 0 ? breaks[fitting - 1] : SplitWord(start, ems, suffix: "");
    }

    /// <summary>The longest part that fits, and at least one character: without that a line would never end.</summary>
    private int SplitWord(int start, double ems, string suffix)
    {
        var ends = new List<int>();
        for (var at = LineBreaks.Next(_text, start); at < _text.Length; at = LineBreaks.Next(_text, at))
        {
            ends.Add(at);
        }

        var width = suffix.Length == 0 ? 0 : SuffixRun().Advance;
        var fitting = CountFitting(ends, end => Shape(start, end).Width + width <= ems);
        return ends.Count == 0 ? _text.Length : ends[Math.Max(0, fitting - 1)];
    }

    private TextLine Shortened(int start, double ems)
    {
        var line = Shape(start, SplitWord(start, ems, Ellipsis));
        var dots = SuffixRun();
        ShapedRun[] runs = _level == 1 ? [dots, .. line.Runs] : [.. line.Runs, dots];
        return line with { Runs = runs, Width = line.Width + dots.Advance };
    }

    private ShapedRun SuffixRun() => ShapedRun.Of(Ellipsis, _fonts.Main(_bold), false, Script.Common);

    /// <summary>How many of the first ones fit. Longer text is wider, so halving finds the last in a few tries.</summary>
    private static int CountFitting(List<int> ends, Func<int, bool> fits)
    {
        var (low, high) = (0, ends.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = fits(ends[middle]) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int SkipBlanks(int at)
    {
        while (at < _text.Length && char.IsWhiteSpace(_text[at]))
        {
            at++;
        }

        return at;
    }

    private TextLine Shape(int start, int end)
    {
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }

        var runs = new List<(ShapedRun Run, byte Level)>();
        for (var from = start; from < end;)
        {
            var run = NextRun(from, end, out var to);
            runs.Add((run, _levels[from]));
            from = to;
        }

        Reorder(runs);
        return new TextLine([.. runs.Select(r => r.Run)], runs.Sum(r => r.Run.Advance), _level == 1);
    }

    /// <summary>Everything from <paramref name="from"/> that has one font, one direction and one script.</summary>
    private ShapedRun NextRun(int from, int end, out int to)
    {
        to = LineBreaks.Next(_text, from);
        var face = _fonts.Find(_text.AsSpan(from..to), _bold);
        if (face is null)
        {
            return ShapedRun.Missing(_text[from..to], _fonts.Main(_bold));
        }

        var script = ScriptAt(from);
        while (to < end && _levels[to] == _levels[from])
        {
            var next = LineBreaks.Next(_text, to);
            var nextScript = ScriptAt(to);
            var isOtherScript = IsOwn(script) && IsOwn(nextScript) && nextScript != script;
            if (isOtherScript || _fonts.Find(_text.AsSpan(to..next), _bold) != face)
            {
                break;
            }

            script = IsOwn(script) ? script : nextScript;
            to = next;
        }

        return ShapedRun.Of(_text[from..to], face, _levels[from] % 2 == 1, script);
    }

    private Script ScriptAt(int at) => UnicodeFunctions.Default.GetScript(Rune.GetRuneAt(_text, at).Value);

    /// <summary>Digits and punctuation belong to every script.</summary>
    private static bool IsOwn(Script script) => script != Script.Common && script != Script.Inherited;

    /// <summary>Rule L2 of UAX #9: from the highest level down, what stands at it or above is turned round.</summary>
    private static void Reorder(List<(ShapedRun Run, byte Level)> runs)
    {
        for (var level = runs.Count == 0 ? 0 : runs.Max(r => r.Level); level > 0; level--)
        {
            for (var i = 0; i < runs.Count; i++)
            {
                var start = i;
                while (i < runs.Count && runs[i].Level >= level)
                {
                    i++;
                }

                runs.Reverse(start, i - start);
            }
        }
    }
}
