using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>Who uses whom, so that users stop first and can still write down what they have in hand.</summary>
internal static class ShutdownOrder
{
    /// <summary>Groups to stop one after another; the members of a group do not depend on each other.</summary>
    public static IEnumerable<IReadOnlyList<ResourceRun>> Of(IReadOnlyCollection<ResourceRun> runs)
    {
        var ranks = new Dictionary<IResource, int>();
        return runs.GroupBy(run => Rank(run.Resource, ranks, []))
            .OrderByDescending(group => group.Key)
            .Select(group => (IReadOnlyList<ResourceRun>)[.. group]);
    }

    /// <summary>The length of the longest chain of dependencies. Services that refer to each other share what comes out.</summary>
    private static int Rank(IResource resource, Dictionary<IResource, int> ranks, HashSet<IResource> path)
    {
        if (ranks.TryGetValue(resource, out var known))
        {
            return known;
        }
        if (!path.Add(resource))
        {
            return 0;
        }
        var rank = 0;
        foreach (var dependency in DependenciesOf(resource))
        {
            rank = Math.Max(rank, 1 + Rank(dependency, ranks, path));
        }
        path.Remove(resource);
        return ranks[resource] = rank;
    }

    private static IEnumerable<IResource> DependenciesOf(IResource resource)
    {
        // Waits come first: where there is a circle, it is one of the mere references that is given up.
        var all = resource.Annotations.OfType<WaitAnnotation>().Select(w => w.Resource)
            .Concat(resource.Annotations.OfType<ResourceRelationshipAnnotation>()
                .Where(r => r.Type is "Reference" or "Parent").Select(r => r.Resource));
        return resource is IResourceWithParent child ? all.Append(child.Parent) : all;
    }
}
