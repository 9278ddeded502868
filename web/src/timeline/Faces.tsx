import { PersonAvatar } from '../ui/PersonAvatar';
import classes from './Timeline.module.css';

/** One face, or two that overlap. A decoration: the names stand beside it. */
export function Faces({ names }: { names: string[] }) {
  const [first, second] = names;
  if (first === undefined) return <PersonAvatar name="" size={32} />;
  if (second === undefined) return <PersonAvatar name={first} size={32} />;
  return (
    <div className={classes.faces} aria-hidden="true">
      <PersonAvatar name={second} size={23} />
      <PersonAvatar name={first} size={23} />
    </div>
  );
}
