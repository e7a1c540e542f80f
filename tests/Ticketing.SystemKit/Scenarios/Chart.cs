using System.Globalization;
using System.Security;
using System.Text;

namespace Ticketing.SystemKit.Scenarios;

/// <summary>A line of a chart.</summary>
/// <param name="Name">In the legend.</param>
/// <param name="Points">(seconds, value), by seconds.</param>
public sealed record ChartLine(string Name, IReadOnlyList<(double X, double Y)> Points);

/// <summary>A small line chart as SVG, readable on light and dark pages.</summary>
public static class Chart
{
    private const int Width = 720;
    private const int Height = 260;
    private const int Left = 64;
    private const int Right = 16;
    private const int Top = 44;
    private const int Bottom = 36;
    private const int Steps = 4;

    private static readonly string[] Colours =
        ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f7f7f", "#b22222"];

    /// <summary>Draws lines over seconds.</summary>
    /// <param name="title">Above it, with the unit.</param>
    /// <param name="lines">At least one point in all.</param>
    public static string Draw(string title, IReadOnlyList<ChartLine> lines)
    {
        var points = lines.SelectMany(line => line.Points).ToList();
        var (maxX, maxY) = (Nice(points.Max(p => p.X)), Nice(points.Max(p => p.Y)));
        double AtX(double x) => Left + ((Width - Left - Right) * x / maxX);
        double AtY(double y) => Height - Bottom - ((Height - Top - Bottom) * y / maxY);
        var svg = new StringBuilder();
        Add(svg, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}"
              role="img" font-family="system-ui, sans-serif" font-size="12">
            <title>{SecurityElement.Escape(title)}</title>
            <rect width="{Width}" height="{Height}" rx="6" fill="#ffffff"/>
            <text x="{Left}" y="18" font-size="14" font-weight="600" fill="#222222">{SecurityElement.Escape(title)}</text>
            """);
        for (var step = 0; step <= Steps; step++)
        {
            var (x, y) = (maxX * step / Steps, maxY * step / Steps);
            Add(svg, $"""
                <line x1="{Left}" x2="{Width - Right}" y1="{AtY(y):0.#}" y2="{AtY(y):0.#}" stroke="#dddddd"/>
                <text x="{Left - 8}" y="{AtY(y) + 4:0.#}" text-anchor="end" fill="#555555">{y:#,0.##}</text>
                <text x="{AtX(x):0.#}" y="{Height - 16}" text-anchor="middle" fill="#555555">{x:0.##} s</text>
                """);
        }

        var legend = (double)Left;
        for (var i = 0; i < lines.Count; i++)
        {
            var colour = Colours[i % Colours.Length];
            var path = string.Join(' ', lines[i].Points.Select(p =>
                string.Create(CultureInfo.InvariantCulture, $"{AtX(p.X):0.#},{AtY(p.Y):0.#}")));
            Add(svg, $"""
                <polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-linejoin="round"/>
                <rect x="{legend:0}" y="26" width="12" height="4" fill="{colour}"/>
                <text x="{legend + 16:0}" y="32" fill="#222222">{SecurityElement.Escape(lines[i].Name)}</text>
                """);
            legend += 30 + (lines[i].Name.Length * 6.4);
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static void Add(StringBuilder svg, FormattableString text) =>
        svg.AppendLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>The next 1, 2, 2.5 or 5 times a power of ten.</summary>
    private static double Nice(double most)
    {
        if (most <= 0)
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return new[] { 1, 2, 2.5, 5, 10 }.First(step => step * power >= most) * power;
    }
}
